import type { PaymentSummary } from "../../api/admin/payment-hub/contract";

/** Where a gateway's own dashboard shows a payment; undefined where it has no address for that. */
export function gatewayLink({
  gateway,
  environment,
  reference,
}: Pick<PaymentSummary, "gateway" | "environment" | "reference">): string | undefined {
  if (gateway !== "stripe" || !reference) return undefined;
  const test = environment === "sandbox" ? "test/" : "";
  return `https://dashboard.stripe.com/${test}payments/${encodeURIComponent(reference)}`;
}
