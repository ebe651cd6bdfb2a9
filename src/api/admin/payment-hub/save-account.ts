import { MedusaError } from "@medusajs/framework/utils";
import type { CredentialFields } from "../../../gateways/credentials";
import type { Environment, Gateway } from "../../../gateways/gateway";
import { connectionOf } from "../../../gateways/registry";
import type PaymentHubModuleService from "../../../modules/payment_hub/service";
import { NoEncryptionKeyError } from "../../../modules/payment_hub/store/accounts";
import type { AccountRow } from "../../../modules/payment_hub/store/rows";
import { refusedByGateway } from "./errors";

/**
 * Finds out whose keys these are before anything is stored: Stripe is asked, Alipay's app id says
 * it. Keys that the gateway refuses, or that nobody can vouch for at the moment, are not kept.
 * @throws MedusaError NOT_ALLOWED with what the gateway said
 */
export async function identify(
  hub: PaymentHubModuleService,
  gateway: Gateway,
  environment: Environment,
  fields: CredentialFields,
): Promise<string> {
  const endpoint = hub.endpoint(gateway.id, environment);
  const account = { id: "", merchantId: "", environment, fields, endpoint };
  const outcome = await connectionOf(gateway, account).identify();
  if (outcome.outcome === "succeeded") return outcome.value.merchantId;
  if ("error" in outcome) throw refusedByGateway(outcome.error);
  throw new MedusaError(
    MedusaError.Types.UNEXPECTED_STATE,
    "The gateway did not identify the account.",
  );
}

/** @throws MedusaError NOT_ALLOWED when there is no encryption key to store secrets with */
export async function refuseWithoutKey(write: () => Promise<AccountRow>): Promise<AccountRow> {
  try {
    return await write();
  } catch (error) {
    if (error instanceof NoEncryptionKeyError) {
      throw new MedusaError(MedusaError.Types.NOT_ALLOWED, error.message);
    }
    throw error;
  }
}
