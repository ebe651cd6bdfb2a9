import type { Merchant, OrderPayment } from "../../src/demo/once/merchant";

/** The payment of a shopper's only order, as Medusa has it now. */
export async function paymentOf(merchant: Merchant, email: string): Promise<OrderPayment> {
  const orders = await merchant.ordersOf(email);
  const payments = orders
    .flatMap(({ payment_collections }) => payment_collections)
    .flatMap(({ payments }) => payments);
  const [payment] = payments;
  if (!payment || payments.length > 1) throw new Error(`${email} has not one payment`);
  return payment;
}

export async function capturesOf(merchant: Merchant, email: string): Promise<number[]> {
  return (await paymentOf(merchant, email)).captures.map(({ amount }) => amount);
}

export async function refundsOf(merchant: Merchant, email: string): Promise<number[]> {
  return (await paymentOf(merchant, email)).refunds.map(({ amount }) => amount);
}
