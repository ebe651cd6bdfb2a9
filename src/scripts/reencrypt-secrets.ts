import type { ExecArgs } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { PAYMENT_HUB } from "../modules/payment_hub";
import type PaymentHubModuleService from "../modules/payment_hub/service";
import { wantsDryRun } from "./dry-run";

/**
 * Encrypts the keys of all payment accounts anew with the current encryption key, so that an older
 * one is no longer needed. Run by `medusa exec`; with `dry-run` it only says what it would do.
 * Names accounts by their ids and never shows a secret; ends with 1 when an account is unreadable.
 * @throws Error when PAYMENT_HUB_ENCRYPTION_KEY is missing or malformed, or a word is not known
 */
export default async function reencryptSecrets({ container, args }: ExecArgs): Promise<void> {
  const dryRun = wantsDryRun(args, process.argv);
  // `medusa exec` does not set NODE_ENV, so a production store might get a development key here,
  // which its servers do not have.
  if (!process.env.PAYMENT_HUB_ENCRYPTION_KEY) {
    throw new Error("Set PAYMENT_HUB_ENCRYPTION_KEY to the key to encrypt the accounts with.");
  }
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER);
  const hub = container.resolve<PaymentHubModuleService>(PAYMENT_HUB);
  const { resealed, unreadable } = await hub.accounts.reseal(dryRun);
  const done = dryRun ? "would be re-encrypted" : "re-encrypted";
  for (const id of resealed) logger.info(`payment_hub: account ${id} ${done}`);
  for (const id of unreadable) logger.error(`payment_hub: account ${id} cannot be decrypted`);
  logger.info(`payment_hub: ${resealed.length} ${done}, ${unreadable.length} unreadable`);
  if (unreadable.length === 0) return;
  logger.error(
    "payment_hub: add the key that they were encrypted with to PAYMENT_HUB_ENCRYPTION_KEYS_OLD, or " +
      "enter their keys again in Settings → Payments.",
  );
  process.exitCode = 1;
}
