import type Stripe from "stripe";
import { Money } from "../../lib/money";
import type { PaymentRef, RefundAtGateway } from "../gateway";
import { succeeded, type Outcome } from "../outcome";
import { toFailure } from "./error-map";
import { refundFailure } from "./refund-failures";
import { refundStatus } from "./refund-outcome";
import { isRelease } from "./refunded";
import { PAGE_SIZE, wholeList } from "./search-list";
import { PATIENCE } from "./timeouts";

/** Every refund of the payment, those of the dashboard too, oldest first; what was let go is none. */
export async function refundsOf(
  stripe: Stripe,
  { reference }: Pick<PaymentRef, "reference">,
): Promise<Outcome<RefundAtGateway[]>> {
  try {
    const listed = await wholeList(
      stripe.refunds.list(
        { payment_intent: reference, limit: PAGE_SIZE, expand: ["data.charge"] },
        PATIENCE.read,
      ),
    );
    const refunds = listed.filter((refund) => !isRelease(refund, chargeOf(refund)));
    return succeeded(refunds.reverse().map(atGateway));
  } catch (thrown) {
    return toFailure(thrown, { paymentReference: reference });
  }
}

function chargeOf({ charge }: Stripe.Refund): Stripe.Charge | undefined {
  return typeof charge === "object" && charge ? charge : undefined;
}

function atGateway(refund: Stripe.Refund): RefundAtGateway {
  const status = refundStatus(refund);
  const number = refund.metadata?.reference;
  return {
    reference: refund.id,
    ...(number && { number }),
    status,
    amount: Money.of(BigInt(refund.amount), refund.currency),
    ...(status === "failed" && { problem: refundFailure(refund) }),
  };
}
