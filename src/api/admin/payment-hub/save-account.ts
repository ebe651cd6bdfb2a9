import type { CredentialFields, CredentialProblem } from "../../../gateways/credentials";
import type { ErrorCode, GatewayError } from "../../../gateways/errors";
import type { Environment, Gateway } from "../../../gateways/gateway";
import { hasValue } from "../../../gateways/outcome";
import { connectionOf } from "../../../gateways/registry";
import type PaymentHubModuleService from "../../../modules/payment_hub/service";
import { AccountChangedError } from "../../../modules/payment_hub/store/accounts";
import type { AccountRow } from "../../../modules/payment_hub/store/rows";
import { NoEncryptionKeyError } from "../../../modules/payment_hub/vault/keyring";
import { notAllowed } from "./errors";

type Read =
  | { ok: true; merchantId: string; fields: CredentialFields }
  | { ok: false; problems: CredentialProblem[] };

/** Refusals that are about what was pasted, and so belong at its field. */
const WRONG_KEY: readonly ErrorCode[] = ["key_invalid", "permission_missing", "account_restricted"];

/**
 * Checks what was entered: its shape first, then with the gateway whose keys these are (Stripe is
 * asked, Alipay's app id says it). Keys that nobody can vouch for at the moment are not kept.
 * @param stored the present fields, when an account is changed
 * @throws MedusaError NOT_ALLOWED when the gateway cannot be reached
 */
export async function readKeys(
  hub: PaymentHubModuleService,
  gateway: Gateway,
  environment: Environment,
  input: Record<string, string>,
  stored?: CredentialFields,
): Promise<Read> {
  const parsed = gateway.parseCredentials(input, environment, stored);
  if (!parsed.ok) return parsed;
  const account = {
    id: "",
    merchantId: "",
    environment,
    fields: parsed.fields,
    options: {},
    endpoint: hub.endpoint(gateway.id, environment),
  };
  const outcome = await connectionOf(gateway, account).identify();
  if (hasValue(outcome)) {
    return { ok: true, merchantId: outcome.value.merchantId, fields: parsed.fields };
  }
  if (!WRONG_KEY.includes(outcome.error.code)) {
    throw notAllowed(`${outcome.error.merchantMessage} Nothing was saved.`, outcome.error.code);
  }
  return { ok: false, problems: [problemAtKey(gateway, outcome.error)] };
}

function problemAtKey(gateway: Gateway, error: GatewayError): CredentialProblem {
  return {
    field: gateway.keyField,
    message: error.merchantMessage,
    fix: `Copy the key again from ${gateway.name}, or let it do what is missing there.`,
  };
}

/**
 * @throws MedusaError NOT_ALLOWED when there is no encryption key to store secrets with, or when
 * somebody else was faster
 */
export async function writeAccount(write: () => Promise<AccountRow>): Promise<AccountRow> {
  try {
    return await write();
  } catch (error) {
    if (error instanceof NoEncryptionKeyError) {
      throw notAllowed(error.message, "encryption_key_missing");
    }
    if (error instanceof AccountChangedError) throw notAllowed(error.message, "account_changed");
    throw error;
  }
}
