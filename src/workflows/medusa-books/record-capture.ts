import type { MedusaContainer } from "@medusajs/framework/types";
import { MathBN } from "@medusajs/framework/utils";
import { capturePaymentWorkflow } from "@medusajs/medusa/core-flows";
import type { PaymentView } from "../../gateways/gateway";
import { findGateway } from "../../gateways/registry";
import type { PaymentRow } from "../../modules/payment_hub/store/rows";
import { sumOf } from "./amounts";
import { bookedRows, type MedusaPayment } from "./medusa-payment";

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
  const amount = medusa.captured_at ? undefined : missingAmount(captured);
  if (amount) {
    const input = { payment_id: medusa.id, amount, is_captured: true };
    await capturePaymentWorkflow(container).run({ input });
  } else if (medusa.captured_at && (await isUnbooked(container, captured))) {
    await capturePaymentWorkflow(container).run({ input: { payment_id: medusa.id } });
  }
}

/** The whole at the gateway is Medusa's whole, which may hold a part that cannot be charged. */
function missingAmount({ payment, view, medusa }: Captured): string | undefined {
  if (!view.captured) return undefined;
  const isWhole = view.captured.minor === BigInt(payment.amount);
  const total = isWhole
    ? medusa.raw_amount.value
    : findGateway(payment.gateway).amounts.fromGateway(view.captured);
  const missing = MathBN.sub(total, sumOf(medusa.captures));
  return MathBN.gt(missing, 0) ? missing.toFixed() : undefined;
}

/** Left so by a process that died between the payment and the order's books. */
async function isUnbooked(
  container: MedusaContainer,
  { medusa, orderId }: Captured,
): Promise<boolean> {
  if (!orderId) return false;
  const booked = await bookedRows(container, orderId);
  return medusa.captures.some(({ id }) => !booked.has(id));
}
