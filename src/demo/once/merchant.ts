import type { AccountView, CheckView, GatewayView } from "../../api/admin/payment-hub/contract";
import { eventually, expectStatus, type Shop } from "./context";

export interface OrderPayment {
  id: string;
  amount: number;
  currency_code: string;
  provider_id: string;
  data: Record<string, unknown>;
  captured_at: string | null;
  canceled_at: string | null;
  captures: { amount: number }[];
  refunds: { amount: number }[];
}

export interface Order {
  id: string;
  email: string;
  status: string;
  total: number;
  payment_status: string;
  payment_collections: { payments: OrderPayment[] }[];
}

const ORDER_FIELDS =
  "id,email,status,total,payment_status,*payment_collections.payments," +
  "*payment_collections.payments.captures,*payment_collections.payments.refunds";

const GATEWAYS = "/admin/payment-hub/gateways";

/** The merchant, doing what the dashboard does through the Admin API. */
export class Merchant {
  constructor(private readonly shop: Shop) {}

  async gateway(id: string): Promise<GatewayView> {
    const reply = this.shop.admin.get<{ gateway: GatewayView }>(`${GATEWAYS}/${id}`);
    return (await expectStatus(reply)).gateway;
  }

  async enterKeys(id: string, keys: Record<string, string>): Promise<AccountView> {
    const path = `${GATEWAYS}/${id}/accounts`;
    const body = { environment: "sandbox", ...keys };
    return (await expectStatus(this.shop.admin.post<{ account: AccountView }>(path, body))).account;
  }

  async changeKeys(id: string, account: AccountView, keys: Record<string, string>): Promise<void> {
    await expectStatus(this.shop.admin.post(`${GATEWAYS}/${id}/accounts/${account.id}`, keys));
  }

  async checkConnection(id: string, account: AccountView): Promise<CheckView[]> {
    const path = `${GATEWAYS}/${id}/accounts/${account.id}/check`;
    return (await expectStatus(this.shop.admin.post<{ checks: CheckView[] }>(path))).checks;
  }

  /** Changes the gateway's switches, and answers as the Admin API does. */
  change(id: string, change: Record<string, unknown>) {
    return this.shop.admin.post<{ message?: string; gateway?: GatewayView }>(
      `${GATEWAYS}/${id}`,
      change,
    );
  }

  /** @param search words that stand in an order, such as an address; all orders when left out */
  async orders(search?: string): Promise<Order[]> {
    const query = new URLSearchParams({ limit: "200", fields: ORDER_FIELDS });
    if (search) query.set("q", search);
    const reply = this.shop.admin.get<{ orders: Order[] }>(`/admin/orders?${query.toString()}`);
    return (await expectStatus(reply)).orders;
  }

  /** The shopper's order, however many there are. */
  async ordersOf(email: string): Promise<Order[]> {
    return (await this.orders(email)).filter((order) => order.email === email);
  }

  /** Waits for the one order of a shopper to come to a payment status. */
  async orderOf(email: string, paymentStatus: string): Promise<Order & { payment: OrderPayment }> {
    const order = await eventually(`an order that is ${paymentStatus}`, async () => {
      const orders = await this.ordersOf(email);
      if (orders.length > 1) throw new Error(`${email} has ${orders.length} orders`);
      return orders.find(({ payment_status }) => payment_status === paymentStatus);
    });
    const payments = order.payment_collections.flatMap(({ payments }) => payments);
    const [payment] = payments;
    if (!payment || payments.length > 1) throw new Error(`${order.id} has not one payment`);
    return { ...order, payment };
  }

  capture(payment: OrderPayment, amount?: number) {
    return this.shop.admin.post(`/admin/payments/${payment.id}/capture`, amount ? { amount } : {});
  }

  refund(payment: OrderPayment, amount: number) {
    return this.shop.admin.post<{ message?: string }>(`/admin/payments/${payment.id}/refund`, {
      amount,
    });
  }

  cancelOrder(order: Order) {
    return this.shop.admin.post(`/admin/orders/${order.id}/cancel`);
  }
}
