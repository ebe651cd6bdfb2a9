import type { MedusaContainer } from "@medusajs/framework/types";
import { MathBN } from "@medusajs/framework/utils";
import { capturePaymentWorkflow } from "@medusajs/medusa/core-flows";
import type { PaymentView } from "../../gateways/gateway";
import { findGateway } from "../../gateways/registry";
import { resolveHub } from "../../modules/payment_hub/resolve";
import type { PaymentRow } from "../../modules/payment_hub/store/rows";
import { isAbandoned } from "./abandoned";
import { equals } from "./align-session";
import { sumOf } from "./amounts";
import { bookInOrder, isBooked } from "./book-in-order";
import { readOrder } from "./medusa-order";
import type { MedusaPayment } from "./medusa-payment";

interface Captured {
  payment: PaymentRow;
  view: PaymentView;
  medusa: MedusaPayment;
  orderId?: string | undefined;
}

/**
 * Writes down what the gateway has captured beyond what Medusa knows of, and enters captures into
 * the order's books that a dead process left out of them. No call to the gateway.
 */
export async function recordCapture(container: MedusaContainer, captured: Captured): Promise<void> {
  await bookMissing(container, captured);
  const { medusa } = captured;
  const amount = medusa.captured_at ? undefined : missingAmount(captured);
  if (!amount) return;
  const input = { payment_id: medusa.id, amount, is_captured: true };
  await capturePaymentWorkflow(container).run({ input });
}

/**
 * The whole at the gateway is Medusa's whole, which may hold a part that cannot be charged. Where
 * the payment is of another amount in Medusa nothing is made to fit: it shows as a difference.
 */
function missingAmount({ payment, view, medusa }: Captured): string | undefined {
  if (!view.captured) return undefined;
  const isWhole =
    view.captured.minor === BigInt(payment.amount) && equals(payment, medusa.raw_amount);
  const total = isWhole
    ? medusa.raw_amount.value
    : findGateway(payment.gateway).amounts.fromGateway(view.captured);
  const missing = MathBN.sub(total, sumOf(medusa.captures));
  return MathBN.gt(missing, 0) ? missing.toFixed() : undefined;
}

/** Before anything else: Medusa's workflow would enter these with the amount of the new capture. */
async function bookMissing(
  container: MedusaContainer,
  { medusa, orderId }: Captured,
): Promise<void> {
  if (!orderId || medusa.captures.length === 0) return;
  const order = await readOrder(container, orderId);
  const unbooked = medusa.captures.filter((row) => !isBooked(order, medusa, "capture", row));
  const asked = await resolveHub(container).journal.knownMedusaIds(unbooked.map(({ id }) => id));
  for (const row of unbooked) {
    // Whoever asked for this one may be about to enter it; all others came with an authorization.
    if (asked.has(row.id) && !isAbandoned(row)) continue;
    await bookInOrder(container, orderId, "capture", row);
  }
}
