import type { GatewayConnection, PaymentView } from "../gateways/gateway";
import type { Outcome } from "../gateways/outcome";
import type PaymentHubModuleService from "../modules/payment_hub/service";
import type { PaymentRow } from "../modules/payment_hub/store/rows";
import { openPayment } from "./open-payment";

export type Words = Parameters<NonNullable<GatewayConnection["describePayment"]>>[1];

/**
 * Writes words onto a payment at its gateway. It moves no money, so it neither waits for what does
 * nor keeps it waiting; in the journal it stands all the same.
 * @returns undefined where the gateway keeps no words
 */
export async function describePayment(
  hub: PaymentHubModuleService,
  payment: PaymentRow,
  words: Words,
): Promise<Outcome<PaymentView> | undefined> {
  const opened = await openPayment(hub, payment);
  if (!opened.ok) return { outcome: "rejected", error: opened.error };
  const { connection, ref } = opened.open;
  const write = connection.describePayment?.bind(connection);
  if (!write) return undefined;
  const { attempt } = await hub.journal.begin({
    payment,
    operation: "describe",
    now: hub.clock.now(),
  });
  if (!attempt) return undefined;
  const outcome = await write(ref, words, attempt.idempotency_key);
  await hub.journal.finish(attempt, leftToRepair(outcome), hub.clock.now());
  return outcome;
}

/** What may pass is sent again by the repair job, as what was not answered is. */
function leftToRepair(outcome: Outcome<PaymentView>): Outcome<PaymentView> {
  const mayPass = outcome.outcome === "rejected" && outcome.error.retryable;
  return mayPass ? { outcome: "unknown", error: outcome.error, ask: {} } : outcome;
}
