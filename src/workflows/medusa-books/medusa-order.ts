import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import type { ExactAmount } from "./medusa-payment";

/** What an order's own books say of money that came and went. */
export interface OrderTransaction {
  id: string;
  reference: string | null;
  reference_id: string | null;
  raw_amount: ExactAmount;
  /** Of the order, when it was entered. */
  version: number;
  created_at: string | Date;
}

/** What was taken off an order's total, or put back on it. */
export interface CreditLine {
  reference: string | null;
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
      ...["id", "version", "status", "currency_code"],
      ...["credit_lines.reference", "credit_lines.reference_id"],
      ...["credit_lines.raw_amount", "credit_lines.created_at"],
      ...["transactions.id", "transactions.version", "transactions.created_at"],
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

/** What the order came to in one of its versions. */
export async function readTotal(
  container: MedusaContainer,
  id: string,
  version: number,
): Promise<string> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({
    entity: "order",
    fields: ["id", "summary"],
    // Medusa reads the summary of the version that is asked for.
    filters: { id, version },
  });
  const { summary } = (data[0] ?? {}) as { summary?: Totals | null };
  const total = summary?.raw_current_order_total?.value ?? summary?.current_order_total;
  if (total === undefined) throw new Error(`order ${id} has no total in version ${version}`);
  return String(total);
}

interface Totals {
  current_order_total?: number;
  raw_current_order_total?: ExactAmount | null;
}
