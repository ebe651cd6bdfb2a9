import type Stripe from "stripe";
import { Money } from "../../lib/money";
import type { PaymentRef, RefundRequest, RefundView } from "../gateway";
import { succeeded, type Outcome } from "../outcome";
import { toFailure } from "./error-map";

export async function refundPayment(
  stripe: Stripe,
  payment: PaymentRef,
  refund: RefundRequest,
): Promise<Outcome<RefundView>> {
  try {
    const made = await stripe.refunds.create(
      {
        payment_intent: payment.reference,
        amount: Number(refund.amount.minor),
        metadata: { reference: refund.reference },
      },
      { idempotencyKey: refund.key },
    );
    return outcomeOf(made);
  } catch (thrown) {
    return toFailure(thrown, {
      paymentReference: payment.reference,
      refundReference: refund.reference,
    });
  }
}

/** Stripe lists newest first; a payment has far fewer refunds than this. */
const LIST_LIMIT = 100;

/** Looks for the refund that carries our reference. */
export async function findRefund(
  stripe: Stripe,
  payment: PaymentRef,
  reference: string,
): Promise<Outcome<RefundView> | undefined> {
  try {
    const listed = await stripe.refunds.list({
      payment_intent: payment.reference,
      limit: LIST_LIMIT,
    });
    const found = listed.data.find(({ metadata }) => metadata?.reference === reference);
    return found && outcomeOf(found);
  } catch (thrown) {
    const { error } = toFailure(thrown, {});
    const ask = { paymentReference: payment.reference, refundReference: reference };
    return { outcome: "unknown", error, ask };
  }
}

/** https://docs.stripe.com/api/refunds/object#refund_object-status */
function outcomeOf(refund: Stripe.Refund): Outcome<RefundView> {
  const amount = Money.of(BigInt(refund.amount), refund.currency);
  switch (refund.status) {
    case "succeeded":
      return succeeded({ reference: refund.id, status: "succeeded", amount });
    case "pending":
    case "requires_action":
      return { outcome: "pending", value: { reference: refund.id, status: "pending", amount } };
    default:
      return {
        outcome: "declined",
        error: {
          code: "refund_impossible",
          gatewayCode: refund.failure_reason ?? refund.status ?? "failed",
          merchantMessage:
            "The buyer's bank did not take the refund. Return the money another way.",
          shopperMessage: "The refund could not be made.",
          retryable: false,
        },
      };
  }
}
