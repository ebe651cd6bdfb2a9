import { findGateway } from "../../src/gateways/registry";
import { currencyCode, decimalString } from "../../src/lib/money";
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
 * Medusa's captures and refunds of one payment are the gateway's, and neither side has more refunded
 * than captured, or more captured than authorized.
 */
export async function expectBooksAgree(
  shop: OpenShop,
  { gateway, held }: Till,
  { session, order }: Pick<Bought, "session" | "order">,
): Promise<void> {
  const payment = await paymentOf(shop.merchant, order.email);
  const { amounts } = findGateway(gateway);
  const currency = currencyCode(payment.currency_code);
  const unitsOf = (rows: { amount: number }[]): bigint =>
    rows
      .map(({ amount }) => amounts.convert(decimalString(String(amount)), currency).minor)
      .reduce((sum, minor) => sum + minor, 0n);
  const { authorized, captured, refunded } = held(shop, session);
  expect({ captured: unitsOf(payment.captures), refunded: unitsOf(payment.refunds) }).toEqual({
    captured,
    refunded,
  });
  expect(refunded).toBeLessThanOrEqual(captured);
  expect(captured).toBeLessThanOrEqual(authorized);
}
