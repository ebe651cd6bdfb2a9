import type { MedusaContainer } from "@medusajs/framework/types";
import type { ReviewView } from "../../gateways/gateway";
import { hasValue } from "../../gateways/outcome";
import { findGateway } from "../../gateways/registry";
import { resolveHub } from "../../modules/payment_hub/resolve";
import type { OpenBreak } from "../../modules/payment_hub/store/breaks";
import type { Verdict } from "../../modules/payment_hub/store/inbox";
import type { EventRow, PaymentRow } from "../../modules/payment_hub/store/rows";
import { NotNow } from "../not-now";
import { wordAmount } from "../word-amount";
import { openAccount } from "./open-account";

/**
 * Shows a payment that the gateway holds out for a person to look at, for as long as nobody has. What
 * is decided there and moves money is told by events of its own.
 */
export async function applyReview(
  container: MedusaContainer,
  event: EventRow,
  payment: PaymentRow,
): Promise<Verdict> {
  const { connection } = await openAccount(container, event);
  if (!event.object || !connection.retrieveReview) {
    return { state: "ignored", note: "it names no review" };
  }
  const found = await connection.retrieveReview(event.object);
  if (!hasValue(found)) throw new NotNow(found.error);
  const review = found.value;
  if (payment.reference !== review.payment) {
    return { state: "quarantined", note: "the review is about another payment" };
  }
  const { breaks } = resolveHub(container);
  if (review.isOpen) {
    await breaks.open(reviewBreak(payment, review));
    return { state: "processed", note: "the review is open" };
  }
  await breaks.resolve("review", review.reference, "the review was closed");
  return { state: "processed", note: `the review was closed: ${review.closedReason ?? "done"}` };
}

/** What a person is told of it. */
export function reviewBreak(payment: PaymentRow, review: ReviewView): OpenBreak {
  const { name } = findGateway(payment.gateway);
  const what = `${wordAmount(payment, payment.amount)} on ${payment.order_number}`;
  return {
    kind: "review",
    subject: review.reference,
    payment,
    message: `${name} wants somebody to review ${what} (${review.openedBy}).`,
    nextStep:
      "Do not ship the order before you have approved or refunded the payment at the gateway.",
  };
}
