import type { MedusaContainer } from "@medusajs/framework/types";
import { MathBN } from "@medusajs/framework/utils";
import { capturePaymentWorkflow } from "@medusajs/medusa/core-flows";
import type { PaymentView } from "../../gateways/gateway";
import { findGateway } from "../../gateways/registry";
import type { PaymentRow } from "../../modules/payment_hub/store/rows";
import { bookedCaptures, type MedusaPayment } from "./medusa-payment";

interface Captured {
  payment: PaymentRow;
  view: PaymentView;
  medusa: MedusaPayment;
  orderId: string | undefined;
}

/**
 * Writes down what the gateway has captured beyond what Medusa knows of, and enters captures into
 * the order's books that are missing there. No call to the gateway.
 */
export async function recordCapture(container: MedusaContainer, captured: Captured): Promise<void> {
  const { medusa } = captured;
  const missing = medusa.captured_at ? undefined : missingAmount(captured);
  if (missing) {
    // A whole capture names no amount: Medusa's own total may hold a part that cannot be charged.
    const amount = missing === "all" ? {} : { amount: missing };
    const input = { payment_id: medusa.id, ...amount, is_captured: true };
    await capturePaymentWorkflow(container).run({ input });
  } else if (medusa.captured_at && (await isUnbooked(container, captured))) {
    await capturePaymentWorkflow(container).run({ input: { payment_id: medusa.id } });
  }
}

function missingAmount({ payment, view, medusa }: Captured): "all" | number | undefined {
  if (!view.captured) return undefined;
  const known = medusa.captures.reduce(
    (sum, { amount }) => MathBN.add(sum, amount),
    MathBN.convert(0),
  );
  const isWhole = view.captured.minor === BigInt(payment.amount);
  if (isWhole && MathBN.eq(known, 0)) return "all";
  const total = findGateway(payment.gateway).amounts.fromGateway(view.captured);
  const missing = MathBN.sub(total, known);
  return MathBN.gt(missing, 0) ? missing.toNumber() : undefined;
}

/** Left so by a process that died between the payment and the order's books. */
async function isUnbooked(
  container: MedusaContainer,
  { medusa, orderId }: Captured,
): Promise<boolean> {
  if (!orderId) return false;
  const booked = await bookedCaptures(container, orderId);
  return medusa.captures.some(({ id }) => !booked.has(id));
}
