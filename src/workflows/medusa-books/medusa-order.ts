import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import type { ExactAmount } from "./medusa-payment";

/** What an order's own books say of money that came and went. */
export interface OrderTransaction {
  id: string;
  /** Of the order, when it was entered. */
  version: number;
  reference: string | null;
  reference_id: string | null;
  raw_amount: ExactAmount;
}

/** What was taken off an order's total, or put back on it. */
export interface CreditLine {
  reference_id: string | null;
  raw_amount: ExactAmount;
  created_at: string | Date;
}

export interface MedusaOrder {
  id: string;
  version: number;
  status: string;
  currency_code: string;
  transactions: OrderTransaction[];
  credit_lines: CreditLine[];
  summary?: { pending_difference?: number; raw_pending_difference?: ExactAmount | null } | null;
}

/** The order that a payment collection pays for: placed from a cart, or an outstanding balance. */
export async function orderIdOf(
  container: MedusaContainer,
  { payment_collection_id }: { payment_collection_id: string },
): Promise<string | undefined> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({
    entity: "order_payment_collection",
    fields: ["order_id"],
    filters: { payment_collection_id },
  });
  return (data[0] as { order_id?: string } | undefined)?.order_id;
}

export async function readOrder(container: MedusaContainer, id: string): Promise<MedusaOrder> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({
    entity: "order",
    fields: [
      ...["id", "version", "status", "currency_code", "summary"],
      ...["transactions.id", "transactions.version"],
      ...["credit_lines.reference_id", "credit_lines.raw_amount", "credit_lines.created_at"],
      ...["transactions.reference", "transactions.reference_id", "transactions.raw_amount"],
    ],
    filters: { id },
  });
  const order = data[0] as MedusaOrder | undefined;
  if (!order) throw new Error(`order ${id} is gone`);
  return {
    ...order,
    transactions: order.transactions ?? [],
    credit_lines: order.credit_lines ?? [],
  };
}
