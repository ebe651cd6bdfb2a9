import type { MedusaContainer } from "@medusajs/framework/types";
import type { PaymentView } from "../../gateways/gateway";
import { resolveHub } from "../../modules/payment_hub/resolve";
import type PaymentHubModuleService from "../../modules/payment_hub/service";
import type { Verdict } from "../../modules/payment_hub/store/inbox";
import type { PaymentRow } from "../../modules/payment_hub/store/rows";
import { readPayment } from "../../operations/read-payment";
import { refundsDiffer } from "../gateway-refunds/compare-sums";
import { syncRefunds, type ReportedRefund } from "../gateway-refunds/sync-refunds";
import { announcePayment } from "../hub-events/announce-payment";
import { handleLatePayment } from "../late-payment/handle-late-payment";
import { NotNow } from "../not-now";
import { nextSettledLook } from "../watch-payments/next-look";
import { NO_LONGER_WANTED } from "../watch-payments/no-longer-wanted";
import { watchAgain } from "../watch-payments/watch-again";
import { bringIntoMedusa } from "./bring-into-medusa";
import { followSession } from "./follow-session";
import { loseAuthorization } from "./lose-authorization";

/**
 * Reads a payment and its refunds at the gateway and brings Medusa in line with them, whatever the
 * reason to look was. Run under the payment's lock.
 * @param refund set when refunds are what was reported, or to be looked at
 * @throws whatever keeps it from being done now; it is then done later
 */
export async function applyPayment(
  container: MedusaContainer,
  payment: PaymentRow,
  refund?: ReportedRefund,
): Promise<Verdict> {
  const hub = resolveHub(container);
  // A capture that is on its way has written its row already, and takes it back when it fails: what
  // Medusa holds is only worth reading once the operation has ended.
  if (await hub.payments.isBusy(payment.id)) {
    throw new Error("another operation on this payment is running");
  }
  const reading = await readPayment(hub, payment);
  if (!reading.ok && reading.reason === "mismatch") {
    return { state: "quarantined", note: reading.error.merchantMessage };
  }
  if (!reading.ok) throw new NotNow(reading.error);
  const { view } = reading;
  if (refund || (await refundsDiffer(hub, reading.payment, view))) {
    await syncRefunds(container, reading.payment, view, refund);
  }
  const verdict = await bring(container, reading.payment, view);
  if (isGivenBack(view)) {
    // Stripe closes a review then; its event may be lost, and nobody has to decide any more.
    for (const kind of ["fraud_warning", "review"] as const) {
      await hub.breaks.resolveOf(kind, payment.id, "refunded");
    }
  }
  await announcePayment(container, payment.id);
  const isDone = verdict.state === "processed" && !reading.payment.superseded_at && isPaid(view);
  const wasCaptured = payment.status === "authorized" && view.status === "captured";
  if (isDone && (!reading.payment.settled_at || wasCaptured)) await settle(hub, payment.id);
  return verdict;
}

/** What happens to it from now on is told by events, and looked for in case one is lost. */
async function settle(hub: PaymentHubModuleService, id: string): Promise<void> {
  const now = hub.clock.now();
  await hub.payments.settle(id, now, nextSettledLook(now, now));
}

async function bring(
  container: MedusaContainer,
  payment: PaymentRow,
  view: PaymentView,
): Promise<Verdict> {
  if (!isPaid(view)) {
    if (!payment.superseded_at) {
      await followSession(container, payment, view.status);
      await watchAgain(resolveHub(container), payment);
    }
    // A late answer takes nothing back: the row knows whether it was captured meanwhile.
    if (payment.status === "canceled") await loseAuthorization(container, payment);
    return { state: "processed", note: view.status };
  }
  if (payment.superseded_at) {
    const done = await handleLatePayment(container, payment, view, { why: NO_LONGER_WANTED });
    return { state: "processed", note: `paid late: ${done}` };
  }
  return bringIntoMedusa(container, payment, view);
}

function isPaid({ status }: PaymentView): boolean {
  return status === "authorized" || status === "captured";
}

function isGivenBack({ captured, refunded }: PaymentView): boolean {
  return captured !== undefined && captured.minor > 0n && refunded?.minor === captured.minor;
}
