import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { orderIdOf } from "./medusa-order";

/** Medusa's side of a payment session, read anew each time. */
export interface MedusaSession {
  id: string;
  provider_id: string;
  /** Medusa's own word for where it stands. */
  status: string;
  data: Record<string, unknown>;
  amount: number;
  raw_amount: ExactAmount;
  currency_code: string;
  payment_collection_id: string;
  /** What the cart or order asks for by now. */
  payment_collection?: { raw_amount: ExactAmount } | null;
  payment?: MedusaPayment | null;
}

export interface MedusaPayment {
  id: string;
  raw_amount: ExactAmount;
  captured_at: string | null;
  canceled_at: string | null;
  data: Record<string, unknown> | null;
  captures: MedusaRow[];
  refunds: MedusaRow[];
}

/** As Medusa stores it; its plain `amount` has been a float. */
export interface ExactAmount {
  value: string;
}

/** A capture or refund. */
export interface MedusaRow {
  id: string;
  raw_amount: ExactAmount;
  created_at: string | Date;
  metadata?: Record<string, unknown> | null;
}

const ROW_FIELDS = ["id", "raw_amount", "created_at", "metadata"];

const SESSION_FIELDS = [
  "id",
  "provider_id",
  "status",
  "data",
  "amount",
  "raw_amount",
  "currency_code",
  "payment_collection_id",
  "payment_collection.raw_amount",
  "payment.id",
  "payment.raw_amount",
  "payment.captured_at",
  "payment.canceled_at",
  "payment.data",
  ...ROW_FIELDS.map((field) => `payment.captures.${field}`),
  ...ROW_FIELDS.map((field) => `payment.refunds.${field}`),
];

export async function readSession(
  container: MedusaContainer,
  id: string,
): Promise<MedusaSession | undefined> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({
    entity: "payment_session",
    fields: SESSION_FIELDS,
    filters: { id },
  });
  return data[0] as MedusaSession | undefined;
}

/** Whether Medusa has taken a session for paid. */
export function isSettled({ payment, status }: MedusaSession): boolean {
  return Boolean(payment) || status === "authorized" || status === "captured";
}

/** The cart that a session pays for, with its total, and the order it has become. */
export async function readCart(
  container: MedusaContainer,
  session: MedusaSession,
): Promise<{ cartId?: string; cartTotal?: number; customerId?: string; orderId?: string }> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data: links } = await query.graph({
    entity: "cart_payment_collection",
    fields: ["cart_id"],
    filters: { payment_collection_id: session.payment_collection_id },
  });
  const cartId = (links[0] as { cart_id?: string } | undefined)?.cart_id;
  if (!cartId) {
    const orderId = await orderIdOf(container, session);
    return orderId ? { orderId } : {};
  }
  // A process that died among the links of a new order may have left the second of them only.
  const [{ data: orders }, paidFor] = await Promise.all([
    query.graph({ entity: "order_cart", fields: ["order_id"], filters: { cart_id: cartId } }),
    orderIdOf(container, session),
  ]);
  const orderId = (orders[0] as { order_id?: string } | undefined)?.order_id ?? paidFor;
  if (orderId) return { cartId, orderId };
  const { data: carts } = await query.graph({
    entity: "cart",
    fields: ["id", "total", "customer_id"],
    filters: { id: cartId },
  });
  const cart = carts[0] as { total?: number; customer_id?: string | null } | undefined;
  return {
    cartId,
    ...(cart?.total !== undefined && { cartTotal: cart.total }),
    ...(cart?.customer_id && { customerId: cart.customer_id }),
  };
}
