import type Stripe from "stripe";
import type { PaymentRef, RefundRequest, RefundView } from "../gateway";
import type { Outcome } from "../outcome";
import { toFailure } from "./error-map";
import { refundOutcome } from "./refund-outcome";
import { findInList, PAGE_SIZE } from "./search-list";
import { PATIENCE } from "./timeouts";

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
      { ...PATIENCE.money, idempotencyKey: refund.key },
    );
    return refundOutcome(made);
  } catch (thrown) {
    return toFailure(thrown, {
      paymentReference: payment.reference,
      refundReference: refund.reference,
    });
  }
}

/** Looks for the refund that carries our reference, and tells what has become of it by now. */
export async function findRefund(
  stripe: Stripe,
  payment: PaymentRef,
  reference: string,
): Promise<Outcome<RefundView> | undefined> {
  try {
    const found = await findInList(
      stripe.refunds.list({ payment_intent: payment.reference, limit: PAGE_SIZE }, PATIENCE.read),
      ({ metadata }) => metadata?.reference === reference,
    );
    return found && refundOutcome(found);
  } catch (thrown) {
    const { error } = toFailure(thrown, {});
    const ask = { paymentReference: payment.reference, refundReference: reference };
    return { outcome: "unknown", error, ask };
  }
}
