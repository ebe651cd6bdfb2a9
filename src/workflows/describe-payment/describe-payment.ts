import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { hasValue } from "../../gateways/outcome";
import { findGateway } from "../../gateways/registry";
import { resolveHub } from "../../modules/payment_hub/resolve";
import type { PaymentRow } from "../../modules/payment_hub/store/rows";
import { describePayment } from "../../operations/describe-payment";
import { readCart, readSession } from "../medusa-books/medusa-payment";

interface PlacedOrder {
  id: string;
  display_id: number;
  payment_collections: { payment_sessions: { id: string }[] }[];
}

/**
 * Writes at the gateway which order a payment has become, so that somebody who looks at it there
 * finds the way back. No money hangs on it: what does not work is logged, and tried a few times more by
 * the repair job.
 */
export async function describePayments(container: MedusaContainer, orderId: string): Promise<void> {
  const hub = resolveHub(container);
  const order = await readOrder(container, orderId);
  const sessions = order?.payment_collections.flatMap((one) => one.payment_sessions) ?? [];
  for (const { id } of sessions) {
    const payment = await hub.payments.bySession(id);
    if (payment && order) await describe(container, payment, order);
  }
}

/** Names the order on one payment that pays for it. @returns whether there was an order to be named */
export async function describeOne(
  container: MedusaContainer,
  payment: PaymentRow,
): Promise<boolean> {
  const session = payment.session_id ? await readSession(container, payment.session_id) : undefined;
  const { orderId } = session ? await readCart(container, session) : {};
  const order = orderId ? await readOrder(container, orderId) : undefined;
  if (order) await describe(container, payment, order);
  return order !== undefined;
}

/** The order was placed by a process that died before it could name it. */
export async function describeIfForgotten(
  container: MedusaContainer,
  payment: PaymentRow,
): Promise<void> {
  const { describesPayments } = findGateway(payment.gateway);
  if (!describesPayments) return;
  if (await resolveHub(container).journal.hasBegun(payment.id, "describe")) return;
  await describeOne(container, payment);
}

async function readOrder(container: MedusaContainer, id: string): Promise<PlacedOrder | undefined> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "order",
    fields: ["id", "display_id", "payment_collections.payment_sessions.id"],
    filters: { id },
  });
  return data[0] as PlacedOrder | undefined;
}

async function describe(
  container: MedusaContainer,
  payment: PaymentRow,
  order: PlacedOrder,
): Promise<void> {
  const hub = resolveHub(container);
  const account = await hub.accounts.find(payment.account_id);
  const outcome = await describePayment(hub, payment, {
    // The merchant's own words stay.
    ...(!account?.options.description && { description: `Order #${order.display_id}` }),
    metadata: { order_id: order.id, order_display_id: String(order.display_id) },
  });
  if (!outcome || hasValue(outcome)) return;
  container
    .resolve(ContainerRegistrationKeys.LOGGER)
    .warn(
      `payment_hub: order ${order.id} was not named on ${payment.order_number}: ${outcome.error.merchantMessage}`,
    );
}
