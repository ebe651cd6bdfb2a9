import type { OrderPaymentView } from "../../src/api/admin/payment-hub/contract";
import { expectStatus } from "../../src/demo/once/context";
import type { OpenShop } from "./open-shop";

/** What the dashboard shows on an order of its only payment. */
export async function paymentOnOrder(
  { admin }: OpenShop,
  orderId: string,
): Promise<OrderPaymentView> {
  const path = `/admin/payment-hub/orders/${orderId}`;
  const { payments } = await expectStatus(admin.get<{ payments: OrderPaymentView[] }>(path));
  if (!payments[0] || payments.length > 1) throw new Error(`${orderId} has not one payment`);
  return payments[0];
}

/** What happens at Stripe at somebody's word, whose answer is the changed object. */
export async function atStripesSide<T>(
  { stripe }: OpenShop,
  path: string,
  body: Record<string, unknown> = {},
): Promise<T> {
  const response = await fetch(`${stripe.url}/__sim/${path}`, {
    method: "POST",
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
  return (await response.json()) as T;
}
