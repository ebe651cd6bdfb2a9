import type { MedusaContainer } from "@medusajs/framework/types";
import { findGateway } from "../../gateways/registry";
import { Money } from "../../lib/money";
import { resolveHub } from "../../modules/payment_hub/resolve";
import type { Verdict } from "../../modules/payment_hub/store/inbox";
import type { EventRow, PaymentRow } from "../../modules/payment_hub/store/rows";
import { largestSum } from "../gateway-refunds/largest-sum";
import { applyDispute } from "./apply-dispute";
import { applyFraudWarning } from "./apply-fraud-warning";
import { applyPayment } from "./apply-payment";
import { applyReview } from "./apply-review";
import { applySavedMethod } from "./apply-saved-method";

/** The fifth try comes after 23 seconds; Alipay counsels to ask for a refund again after ten. */
const NEWS_FOR_TRIES = 4;

/**
 * What an event does. It is never believed for what it says: it is a reason to read what it is about
 * again at the gateway, so that late, repeated and reordered events all lead to the same end.
 * @throws whatever keeps it from being applied now; it is then tried again
 */
export async function applyEvent(
  container: MedusaContainer,
  event: EventRow,
  payment: PaymentRow | undefined,
): Promise<Verdict> {
  const gateway = findGateway(event.gateway);
  const subject = gateway.subjectOf(event.type);
  if (!subject) return { state: "ignored", note: "kept for the record; it changes no payment" };
  if (subject === "saved_method") return applySavedMethod(container, event);
  const contradiction = await contradictionIn(container, event, payment);
  if (contradiction) return { state: "quarantined", note: contradiction };
  if (!payment) return withoutPayment(event);
  if (payment.account_id !== event.account_id) {
    return { state: "quarantined", note: "the payment belongs to another account" };
  }
  switch (subject) {
    case "payment":
      return applyPayment(container, payment);
    case "refund":
      return applyPayment(container, payment, {
        named: event.object ?? undefined,
        told: await largestSum(resolveHub(container), gateway, event),
        isNews: event.tries <= NEWS_FOR_TRIES,
      });
    case "dispute":
      return applyDispute(container, event, payment);
    case "fraud_warning":
      return applyFraudWarning(container, event, payment);
    case "review":
      return applyReview(container, event, payment);
  }
}

/** Each payment of ours carries its number to the gateway before anything can be paid. */
function withoutPayment(event: EventRow): Verdict {
  if (!event.order_number) return { state: "ignored", note: "not a payment of this store" };
  return { state: "parked", note: "no payment of this store has this number (yet)" };
}

/** What the event itself says that cannot be true, where its gateway wants that to be checked. */
async function contradictionIn(
  container: MedusaContainer,
  event: EventRow,
  payment: PaymentRow | undefined,
): Promise<string | undefined> {
  const gateway = findGateway(event.gateway);
  if (!gateway.contradictionIn) return undefined;
  const account = await resolveHub(container).accounts.find(event.account_id);
  const asked = payment && {
    orderNumber: payment.order_number,
    amount: Money.of(BigInt(payment.amount), payment.currency),
  };
  return gateway.contradictionIn(event.payload ?? {}, {
    fields: account?.public_fields ?? {},
    payment: asked,
  });
}
