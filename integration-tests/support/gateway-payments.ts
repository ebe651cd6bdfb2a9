import type { OrderPaymentView } from "../../src/api/admin/payment-hub/contract";
import { expectStatus } from "../../src/demo/once/context";
import type { PaymentSession } from "../../src/demo/once/shopper";
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

/** Our number at the gateway of a session's payment. */
export async function numberOf({ db }: OpenShop, { id }: PaymentSession): Promise<string> {
  const { rows } = await db.query<{ order_number: string }>(
    "select order_number from payment_hub_payment where session_id = $1",
    [id],
  );
  return rows[0]?.order_number ?? "none";
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
