import { isDeepStrictEqual } from "node:util";
import { eventually, expectStatus } from "../../src/demo/once/context";
import { findGateway } from "../../src/gateways/registry";
import { currencyCode, decimalString, fromUnits } from "../../src/lib/money";
import type { Order } from "../../src/demo/once/merchant";
import type { PaymentSession } from "../../src/demo/once/shopper";
import { boughtAtAlipay, boughtAtStripe, type Bought } from "./bought";
import { atAlipay, atStripe } from "./ledgers";
import { paymentOf } from "./medusa-payment";
import type { OpenShop } from "./open-shop";

/** What a gateway truly holds of one payment, in its smallest units. */
export interface Held {
  authorized: bigint;
  captured: bigint;
  refunded: bigint;
}

/** One gateway for tests that hold for each of them. */
export interface Till {
  gateway: "stripe" | "alipay";
  /** An order that is paid and captured. */
  buy(shop: OpenShop, quantity?: number): Promise<Bought>;
  held(shop: OpenShop, session: PaymentSession): Held;
}

export const STRIPE_TILL: Till = {
  gateway: "stripe",
  buy: (shop, quantity) => boughtAtStripe(shop, "automatic", quantity),
  held(shop, session) {
    const { authorized, captured, refunded } = atStripe(shop, session);
    return {
      authorized: BigInt(authorized),
      captured: BigInt(captured),
      refunded: BigInt(refunded),
    };
  },
};

/** Paid is captured here: what was authorized is what was paid. */
export const ALIPAY_TILL: Till = {
  gateway: "alipay",
  buy: boughtAtAlipay,
  held(shop, session) {
    const trade = atAlipay(shop, session);
    const paid = BigInt(trade?.paid ?? 0);
    return { authorized: paid, captured: paid, refunded: BigInt(trade?.refunded ?? 0) };
  },
};

export const TILLS = [STRIPE_TILL, ALIPAY_TILL];

/**
 * Medusa's captures and refunds of one payment make what the gateway moved, less what it has no coin
 * for; the order's own sums are theirs; and no side has more refunded than captured, or more captured
 * than authorized.
 */
export async function expectBooksAgree(
  shop: OpenShop,
  { gateway, held }: Till,
  { session, order }: Pick<Bought, "session"> & { order: Pick<Order, "id" | "email"> },
): Promise<void> {
  const payment = await paymentOf(shop.merchant, order.email);
  const { amounts } = findGateway(gateway);
  const currency = currencyCode(payment.currency_code);
  const units = (decimal: string): bigint =>
    amounts.convert(decimalString(decimal), currency).minor;
  const [captures, refunds] = [sumOf(payment.captures), sumOf(payment.refunds)];
  const { authorized, captured, refunded } = held(shop, session);
  const booked = { paid: Number(captures), refunded: Number(refunds) };
  // A payment's row is written a moment before the order's own entry of it.
  const isBooked = async () => isDeepStrictEqual(await orderSums(shop, order), booked);
  await eventually("the order's entries", isBooked).catch(() => undefined);
  expect(await orderSums(shop, order)).toEqual(booked);
  expect({ captured: units(captures), refunded: units(refunds) }).toEqual({ captured, refunded });
  expect(Number(refunds)).toBeLessThanOrEqual(Number(captures));
  expect(Number(captures)).toBeLessThanOrEqual(payment.amount);
  expect(refunded).toBeLessThanOrEqual(captured);
  expect(captured).toBeLessThanOrEqual(authorized);
}

/** What the order itself says was paid and given back; a shop's staff go by it. */
async function orderSums({ admin }: OpenShop, { id }: { id: string }) {
  const path = `/admin/orders/${id}?fields=id,summary.*`;
  const { order } = await expectStatus(
    admin.get<{ order: { summary: { paid_total: number; refunded_total: number } } }>(path),
  );
  return { paid: order.summary.paid_total, refunded: order.summary.refunded_total };
}

/** Finer than any coin, so that sums of what the API answers as floats are exact. */
const DIGITS = 6;

function sumOf(rows: { amount: number }[]): string {
  const sum = rows.reduce((total, { amount }) => total + BigInt(Math.round(amount * 1e6)), 0n);
  return fromUnits(sum, DIGITS);
}
