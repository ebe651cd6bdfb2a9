import type { CredentialField, CredentialFields, CredentialProblem } from "../credentials";
import type { Environment, Gateway } from "../gateway";
import { keepReplacedSecret, replacedSecretFields } from "./webhook-secrets";

export const credentialFields: readonly CredentialField[] = [
  { name: "publishable_key", secret: false },
  { name: "secret_key", secret: true },
  { name: "webhook_secret", secret: true, neededForEvents: true },
  ...replacedSecretFields,
];

type Name = "publishable_key" | "secret_key" | "webhook_secret";

/** What each field is called in Stripe's dashboard, and how it begins. */
const FIELDS: Record<Name, { label: string; prefixes: readonly string[]; required: boolean }> = {
  publishable_key: { label: "publishable key", prefixes: ["pk"], required: true },
  secret_key: { label: "secret key", prefixes: ["sk", "rk"], required: true },
  webhook_secret: { label: "webhook signing secret", prefixes: ["whsec"], required: false },
};

/** What a pasted value turns out to be, by its prefix. */
const KINDS: Record<string, string> = {
  pk: "publishable key (`pk_…`)",
  sk: "secret key (`sk_…`)",
  rk: "restricted key (`rk_…`)",
  whsec: "webhook signing secret (`whsec_…`)",
};

const MODE: Record<Environment, string> = { sandbox: "test", live: "live" };

/** @param now when a webhook secret that is replaced begins to run out */
export function parseCredentials(
  input: Record<string, unknown>,
  environment: Environment,
  stored: CredentialFields = {},
  now: Date,
): ReturnType<Gateway["parseCredentials"]> {
  const problems: CredentialProblem[] = [];
  const fields: Record<string, string> = {};
  for (const name of Object.keys(FIELDS) as Name[]) {
    const given = input[name];
    const value = typeof given === "string" ? given.trim() : "";
    if (!value) {
      const kept = stored[name];
      if (kept) fields[name] = kept;
      else if (FIELDS[name].required) problems.push(missing(name, environment));
      continue;
    }
    const problem = problemOf(name, value, environment);
    if (problem) problems.push(problem);
    else fields[name] = value;
  }
  if (problems.length) return { ok: false, problems };
  return { ok: true, fields: { ...fields, ...keepReplacedSecret(fields, stored, now) } };
}

function problemOf(
  name: Name,
  value: string,
  environment: Environment,
): CredentialProblem | undefined {
  const { label, prefixes } = FIELDS[name];
  const [prefix = "", mode = ""] = value.split("_");
  const expected = example(name, environment);
  const fix = `Paste the ${label}, it starts with ${expected}.`;
  if (!prefixes.includes(prefix)) {
    const kind = KINDS[prefix];
    return {
      field: name,
      message: kind ? `This is a ${kind}, not the ${label}.` : `This is not a Stripe ${label}.`,
      fix,
    };
  }
  if (name !== "webhook_secret" && mode !== MODE[environment]) {
    const other = mode === "live" ? "live" : "test";
    return {
      field: name,
      message: `This is a ${other} key, but these are the ${environment} keys.`,
      fix: `Paste the ${MODE[environment]} key here, or enter this one under ${other === "live" ? "Live" : "Sandbox"}.`,
    };
  }
  if (!/^[A-Za-z0-9_]+$/.test(value) || value.length < 20) {
    return {
      field: name,
      message: `This ${label} is incomplete or has characters that no Stripe key has.`,
      fix: "Copy it again from Stripe's dashboard, all of it and nothing around it.",
    };
  }
  return undefined;
}

function missing(name: Name, environment: Environment): CredentialProblem {
  const { label } = FIELDS[name];
  return {
    field: name,
    message: `The ${label} is missing.`,
    fix: `Paste the ${label}, it starts with ${example(name, environment)}.`,
  };
}

function example(name: Name, environment: Environment): string {
  const suffix = name === "webhook_secret" ? "" : `${MODE[environment]}_`;
  return FIELDS[name].prefixes.map((prefix) => `\`${prefix}_${suffix}\``).join(" or ");
}
