import type { MedusaContainer } from "@medusajs/framework/types";
import { MathBN, Modules } from "@medusajs/framework/utils";
import { sumOf } from "./amounts";
import { creditRefund } from "./credit-refund";
import { readOrder, type MedusaOrder } from "./medusa-order";
import type { MedusaPayment, MedusaRow } from "./medusa-payment";

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
 * Enters one capture or refund into the order's books as far as it does not stand there, as Medusa's
 * own workflows do: a transaction, and for a refund a credit.
 */
export async function bookInOrder(
  container: MedusaContainer,
  orderId: string,
  kind: Kind,
  row: MedusaRow,
): Promise<void> {
  const order = await readOrder(container, orderId);
  const { value } = row.raw_amount;
  const isEntered = order.transactions.some(
    ({ reference, reference_id }) => reference === kind && reference_id === row.id,
  );
  if (!isEntered) {
    await container.resolve(Modules.ORDER).addOrderTransactions({
      order_id: order.id,
      amount: kind === "refund" ? MathBN.mult(value, -1).toFixed() : value,
      currency_code: order.currency_code,
      reference: kind,
      reference_id: row.id,
    });
  }
  if (kind === "refund") await creditRefund(container, order.id, row);
}
