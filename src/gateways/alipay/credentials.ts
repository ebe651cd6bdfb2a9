import type { CredentialField, CredentialFields, CredentialProblem } from "../credentials";
import type { Gateway } from "../gateway";
import { parseKeyMaterial, TRUST_FIELDS } from "./key-material";
import { checkAppId, checkSellerId } from "./merchant-numbers";

/** The names that the open platform uses; only the private key is secret. */
export const credentialFields: readonly CredentialField[] = [
  { name: "app_id", secret: false },
  { name: "seller_id", secret: false },
  { name: "private_key", secret: true },
  ...TRUST_FIELDS.map((name) => ({ name, secret: false })),
];

const LABELS: Record<string, string> = {
  app_id: "the app id (APPID)",
  seller_id: "the seller id (PID)",
  private_key: "the app's private key (应用私钥)",
};

const STRIPE = /^((sk|rk|pk)_(test|live)_|whsec_)/;

/**
 * Checks what was pasted and brings it into the stored form. What is returned replaces the stored
 * fields as a whole: an account that changes from the public key to certificates loses the former.
 */
export const parseCredentials: Gateway["parseCredentials"] = (input, environment, stored = {}) => {
  const given = readInput(input);
  const foreign = stripeKeys(given);
  if (foreign.length > 0) return { ok: false, problems: foreign };

  const fields = { ...keptFrom(stored, given), ...given };
  const problems = missingFields(fields);
  const { app_id, seller_id } = fields;
  if (app_id) problems.push(...found(checkAppId(app_id, environment)));
  if (seller_id) problems.push(...found(checkSellerId(seller_id)));
  const material = parseKeyMaterial(fields);
  if (!material.ok) problems.push(...material.problems);
  if (problems.length > 0 || !material.ok) return { ok: false, problems };
  const numbers = { app_id: app_id ?? "", seller_id: seller_id ?? "" };
  return { ok: true, fields: { ...numbers, ...material.fields } };
};

/** An empty field is one left out: that is how a form says "unchanged". */
function readInput(input: Record<string, unknown>): Record<string, string> {
  const given: Record<string, string> = {};
  for (const { name } of credentialFields) {
    const value = input[name];
    const text =
      typeof value === "string" ? value.replace(/[\u200b-\u200d\ufeff]/g, "").trim() : "";
    if (text) given[name] = text;
  }
  return given;
}

/** Public key and certificates are two modes: whichever is given now ends the other. */
function keptFrom(stored: CredentialFields, given: CredentialFields): CredentialFields {
  if (!TRUST_FIELDS.some((name) => given[name])) return stored;
  const ended = given.alipay_public_key
    ? ["app_cert", "alipay_cert", "alipay_root_cert"]
    : ["alipay_public_key"];
  return Object.fromEntries(Object.entries(stored).filter(([name]) => !ended.includes(name)));
}

function missingFields(fields: CredentialFields): CredentialProblem[] {
  return Object.entries(LABELS)
    .filter(([field]) => !fields[field])
    .map(([field, label]) => ({
      field,
      message: `This field is missing.`,
      fix: `Paste ${label} from open.alipay.com.`,
    }));
}

function stripeKeys(fields: CredentialFields): CredentialProblem[] {
  return Object.entries(fields)
    .filter(([, value]) => STRIPE.test(value))
    .map(([field]) => ({
      field,
      message: "This is a Stripe key.",
      fix: "Enter it under Stripe; here belong the values from open.alipay.com.",
    }));
}

function found<T>(value: T | undefined): T[] {
  return value === undefined ? [] : [value];
}
