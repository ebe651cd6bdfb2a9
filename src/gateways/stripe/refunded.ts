import type Stripe from "stripe";

/**
 * What went back to the buyer, in smallest units; undefined while the charge is not expanded.
 * Letting go of the rest of an authorization raises `amount_refunded` too, but gives nothing back.
 */
export function refundedOf(intent: Stripe.PaymentIntent): bigint | undefined {
  const charge = intent.latest_charge;
  if (!charge) return 0n;
  if (typeof charge === "string") return undefined;
  if (charge.amount_captured === 0) return 0n;
  const rest = charge.amount - charge.amount_captured - intent.amount_capturable;
  const released = holdsRelease(charge, rest) ? rest : 0;
  return BigInt(charge.amount_refunded - released);
}

/**
 * Whether `amount_refunded` counts the rest that was let go. It does after a single capture, and
 * does not with multicapture, as Stripe's page shows it; where the sums leave that open, the refund
 * that Stripe makes of a release tells: it moved nothing on the balance.
 * https://docs.stripe.com/payments/multicapture#final-capture
 */
function holdsRelease(charge: Stripe.Charge, rest: number): boolean {
  if (rest <= 0 || charge.amount_refunded < rest) return false;
  if (charge.amount_refunded > charge.amount_captured) return true;
  if (charge.payment_method_details?.card?.multicapture?.status !== "available") return true;
  return Boolean(
    charge.refunds?.data.some(
      ({ amount, status, balance_transaction }) =>
        amount === rest && status === "succeeded" && balance_transaction === null,
    ),
  );
}
