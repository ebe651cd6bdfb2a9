import { expectStatus } from "../../src/demo/once/context";
import type { OpenShop } from "./open-shop";

interface Transaction {
  reference: string;
  reference_id: string;
  amount: number;
}

interface Row {
  id: string;
  amount: number;
}

interface Books {
  transactions: Transaction[];
  payment_collections: { payments: { captures: Row[]; refunds: Row[] }[] }[];
}

const FIELDS =
  "id,*transactions,*payment_collections.payments," +
  "*payment_collections.payments.captures,*payment_collections.payments.refunds";

/** An order's own books, which Medusa keeps beside its payments'. */
async function orderBooks({ admin }: OpenShop, orderId: string): Promise<Books> {
  const path = `/admin/orders/${orderId}?fields=${FIELDS}`;
  return (await expectStatus(admin.get<{ order: Books }>(path))).order;
}

/** Each capture and each refund stands in the order's books, once, with its amount; nothing else. */
export async function expectBooked(shop: OpenShop, orderId: string): Promise<void> {
  const { transactions, payment_collections } = await orderBooks(shop, orderId);
  const payments = payment_collections.flatMap((collection) => collection.payments);
  const line = (reference: string, id: string, amount: number): string =>
    `${reference} ${id} ${amount}`;
  const rows = payments.flatMap(({ captures, refunds }) => [
    ...captures.map(({ id, amount }) => line("capture", id, amount)),
    ...refunds.map(({ id, amount }) => line("refund", id, -amount)),
  ]);
  const booked = transactions.map(({ reference, reference_id, amount }) =>
    line(reference, reference_id, amount),
  );
  expect(booked.sort()).toEqual(rows.sort());
}

/**
 * What was refunded of a paid order it was credited with, so that nobody is asked for it again.
 */
export async function expectCredited({ admin }: OpenShop, orderId: string): Promise<void> {
  const path = `/admin/orders/${orderId}?fields=id,summary,*credit_lines,*transactions`;
  const { order } = await expectStatus(admin.get<{ order: Credited }>(path));
  const refunded = order.transactions
    .filter(({ reference }) => reference === "refund")
    .reduce((sum, { amount }) => sum - amount, 0);
  const credited = order.credit_lines.reduce((sum, { amount }) => sum + amount, 0);
  expect({ credited, asked: order.summary.pending_difference }).toEqual({
    credited: refunded,
    asked: 0,
  });
}

interface Credited {
  summary: { pending_difference: number };
  credit_lines: { amount: number }[];
  transactions: Transaction[];
}
