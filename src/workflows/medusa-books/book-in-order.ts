import type { MedusaContainer } from "@medusajs/framework/types";
import { MathBN, Modules } from "@medusajs/framework/utils";
import { sumOf } from "./amounts";
import { readOrder, type MedusaOrder } from "./medusa-order";
import type { MedusaPayment, MedusaRow } from "./medusa-payment";

/** Medusa's own workflow for it is registered, but not exported. */
export const REFUND_CREDIT_LINES = "create-order-refund-credit-lines";

export type Kind = "capture" | "refund";

/**
 * Whether the order's books have this capture or refund. Medusa cancels a paid order with one
 * transaction for all that it refunds of a payment, which carries the payment's id.
 */
export function isBooked(
  order: MedusaOrder,
  medusa: MedusaPayment,
  kind: Kind,
  row: MedusaRow,
): boolean {
  const own = (id: string) =>
    order.transactions.filter(
      ({ reference, reference_id }) => reference === kind && reference_id === id,
    );
  if (own(row.id).length > 0) return true;
  const inBulk = MathBN.abs(sumOf(own(medusa.id)));
  if (MathBN.lte(inBulk, 0)) return false;
  const rows = kind === "refund" ? medusa.refunds : medusa.captures;
  const unbooked = rows.filter(({ id }) => own(id).length === 0);
  return MathBN.lte(sumOf(unbooked), inBulk);
}

/**
 * Enters one capture or refund into the order's books, as Medusa's own workflows do: a transaction,
 * and for a refund of what the buyer did owe a credit line, so that nobody is asked for it again.
 */
export async function bookInOrder(
  container: MedusaContainer,
  orderId: string,
  kind: Kind,
  row: MedusaRow,
): Promise<void> {
  const order = await readOrder(container, orderId);
  const { value } = row.raw_amount;
  await container.resolve(Modules.ORDER).addOrderTransactions({
    order_id: order.id,
    amount: kind === "refund" ? MathBN.mult(value, -1).toFixed() : value,
    currency_code: order.currency_code,
    reference: kind,
    reference_id: row.id,
  });
  if (kind === "refund") await creditWhatWasOwed(container, order, value);
}

async function creditWhatWasOwed(
  container: MedusaContainer,
  order: MedusaOrder,
  refunded: string,
): Promise<void> {
  // A canceled order asks nobody for anything, and takes no credit lines.
  if (order.status === "canceled") return;
  const { raw_pending_difference, pending_difference } = order.summary ?? {};
  const difference = raw_pending_difference?.value ?? pending_difference ?? 0;
  const owedToBuyer = MathBN.lt(difference, 0) ? MathBN.mult(difference, -1) : MathBN.convert(0);
  const credit = MathBN.sub(refunded, owedToBuyer);
  if (MathBN.lte(credit, 0)) return;
  await container.resolve(Modules.WORKFLOW_ENGINE).run(REFUND_CREDIT_LINES, {
    input: { order_id: order.id, amount: credit.toFixed() },
  });
}
