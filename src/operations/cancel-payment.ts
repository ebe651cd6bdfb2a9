import type { ErrorCode } from "../gateways/errors";
import type { PaymentView } from "../gateways/gateway";
import type { Outcome } from "../gateways/outcome";
import type PaymentHubModuleService from "../modules/payment_hub/service";
import type { PaymentRow } from "../modules/payment_hub/store/rows";
import { runOperation } from "./run-operation";

/** Refusals that pass: the release was not sent, and can be sent a little later. */
const PASSING: readonly ErrorCode[] = ["operation_running", "rate_limited", "gateway_paused"];

/**
 * Releases what is not captured.
 * @param medusaId Medusa's payment, when a merchant asks for it. Medusa cancels the order whatever
 * comes of it, so a release that could not be sent now is put down to be sent by the repair job.
 */
export async function cancelPayment(
  hub: PaymentHubModuleService,
  payment: PaymentRow,
  medusaId?: string,
): Promise<Outcome<PaymentView>> {
  const outcome = await runOperation(hub, payment, "cancel", (_, { connection, ref }) => ({
    ...(medusaId && { medusaId }),
    send: ({ idempotency_key }) => connection.cancelPayment(ref, idempotency_key),
  }));
  if (medusaId && outcome.outcome === "rejected" && PASSING.includes(outcome.error.code)) {
    await putDown(hub, payment, medusaId, outcome);
  }
  return outcome;
}

async function putDown(
  hub: PaymentHubModuleService,
  payment: PaymentRow,
  medusaId: string,
  { error }: Extract<Outcome<PaymentView>, { outcome: "rejected" }>,
): Promise<void> {
  const now = hub.clock.now();
  const { attempt } = await hub.journal.begin({ payment, operation: "cancel", medusaId, now });
  if (attempt) await hub.journal.finish(attempt, { outcome: "unknown", error, ask: {} }, now);
}
