import type Stripe from "stripe";

/**
 * What went back to the buyer, in smallest units; undefined while the charge is not expanded, or what
 * was expanded leaves it open. Letting go of the rest of an authorization gives nothing back. Since
 * version 2025-03-31 Stripe leaves `amount_refunded` alone then and makes no refund; what was let go
 * under an older version of an account or another plugin is counted there, with a refund for it.
 * https://docs.stripe.com/changelog/basil/2025-03-31/remove-refund-from-partial-capture-and-payment-cancellation-flow
 */
export function refundedOf(intent: Stripe.PaymentIntent): bigint | undefined {
  const charge = intent.latest_charge;
  if (!charge) return 0n;
  if (typeof charge === "string") return undefined;
  if (charge.amount_captured === 0) return 0n;
  const rest = charge.amount - charge.amount_captured - intent.amount_capturable;
  const released = isReleaseCounted(charge, rest);
  return released === undefined
    ? undefined
    : BigInt(charge.amount_refunded - (released ? rest : 0));
}

/** Whether a refund is Stripe's note of a release: it moved nothing on the balance, and never will. */
export function isRelease(
  { amount, status, balance_transaction }: Stripe.Refund,
  charge: Stripe.Charge | undefined,
): boolean {
  if (status !== "succeeded" || balance_transaction !== null || !charge) return false;
  return charge.amount_captured === 0 || amount === charge.amount - charge.amount_captured;
}

/** Where the sums leave it open, the refunds tell; undefined when not all of them are there. */
function isReleaseCounted(charge: Stripe.Charge, rest: number): boolean | undefined {
  if (rest <= 0 || charge.amount_refunded < rest) return false;
  if (charge.amount_refunded > charge.amount_captured) return true;
  const { refunds } = charge;
  if (refunds?.data.some((refund) => isRelease(refund, charge))) return true;
  return refunds && !refunds.has_more ? false : undefined;
}
