import type { Outcome } from "../gateways/outcome";
import type PaymentHubModuleService from "../modules/payment_hub/service";
import type { CustomerOperation } from "../modules/payment_hub/store/journal";
import type { AccountRow } from "../modules/payment_hub/store/rows";

/**
 * Runs one operation on a customer of an account, journalled before and after. One whose outcome is
 * open is repeated under its own key: none of these moves money, and the gateway answers a repeated
 * key with what it did the first time.
 */
export async function runForCustomer<T>(
  hub: PaymentHubModuleService,
  account: AccountRow,
  operation: CustomerOperation,
  { subject, params = null }: { subject: string; params?: unknown },
  send: (key: string) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const now = hub.clock.now();
  const attempt = await hub.journal.beginForCustomer(account, operation, {
    subject,
    params,
    now,
  });
  const outcome = await send(attempt.idempotency_key);
  await hub.journal.finishForCustomer(attempt, outcome, hub.clock.now());
  return outcome;
}
