import type { MedusaContainer } from "@medusajs/framework/types";
import type { PaymentStatus } from "../../gateways/gateway";
import { findGateway } from "../../gateways/registry";
import { resolveHub } from "../../modules/payment_hub/resolve";
import type { PaymentRow } from "../../modules/payment_hub/store/rows";
import type { Verdict } from "../../modules/payment_hub/store/inbox";
import type { ReportedRefund } from "../gateway-refunds/sync-refunds";
import { NotNow } from "../not-now";
import { applyPayment } from "../process-gateway-event/apply-payment";
import { nextLiveLook, nextSettledLook } from "./next-look";

/** Nobody waits for these any more, once Medusa has them. */
const DONE: readonly PaymentStatus[] = ["authorized", "captured", "canceled"];

/**
 * Does for a payment what an event of it would do, should the event have been lost.
 * @param refund set when its refunds are to be read as well, whatever their sum
 * @returns when to look again; undefined when there is nothing left to wait for
 * @throws what keeps it from being done now
 */
export async function lookAtLive(
  container: MedusaContainer,
  payment: PaymentRow,
  refund?: ReportedRefund,
): Promise<Date | undefined> {
  const hub = resolveHub(container);
  const { state, note = "" } = await apply(container, payment, refund);
  if (state === "parked") throw new Error(note);
  if (state === "quarantined") return showMismatch(container, payment, note);
  const fresh = (await hub.payments.find(payment.id)) ?? payment;
  if (fresh.superseded_at) return hub.clock.now();
  if (DONE.includes(fresh.status)) {
    await hub.breaks.resolve("outcome_unknown", payment.id, "looked at");
    return fresh.settled_at ? nextSettledLook(fresh.settled_at, hub.clock.now()) : undefined;
  }
  return nextLiveLook(fresh, findGateway(payment.gateway).firstLookMs, hub.clock.now());
}

/** Its creation may be on its way still, or its outcome unknown: the repair job finds that out. */
async function apply(
  container: MedusaContainer,
  payment: PaymentRow,
  refund?: ReportedRefund,
): Promise<Verdict> {
  try {
    return await applyPayment(container, payment, refund);
  } catch (error) {
    if (!(error instanceof NotNow) || error.code !== "not_found") throw error;
    return { state: "processed", note: "not there (yet)" };
  }
}

/** The gateway holds something else than what was asked for: only a person can say why. */
async function showMismatch(
  container: MedusaContainer,
  payment: PaymentRow,
  note: string,
): Promise<undefined> {
  const { name } = findGateway(payment.gateway);
  await resolveHub(container).breaks.open({
    kind: "books_differ",
    subject: payment.id,
    payment,
    message: `The payment ${payment.order_number} at ${name} is not the one that was asked for: ${note}`,
    nextStep:
      "Compare the payment at the gateway with the order, and settle the difference by hand.",
  });
  return undefined;
}
