import { findGateway } from "../../gateways/registry";
import { currencyCode, decimalString } from "../../lib/money";
import type { Shop } from "./context";
import type { Merchant, OrderPayment } from "./merchant";

/** Sums in the gateway's smallest units, by currency. */
type Sums = Record<string, string>;

export interface GatewayTotals {
  orders: number;
  medusa: { captured: Sums; refunded: Sums };
  gateway: { captured: Sums; refunded: Sums };
  equal: boolean;
}

interface Movement {
  currency: string;
  captured: bigint;
  refunded: bigint;
}

/** What Medusa holds and what the gateway truly moved, side by side. */
export async function totals(
  shop: Shop,
  merchant: Merchant,
): Promise<Record<"stripe" | "alipay", GatewayTotals>> {
  const payments = (await merchant.orders()).flatMap((order) =>
    order.payment_collections.flatMap((collection) => collection.payments),
  );
  const stripe = shop.stripe.ledger().payments.map(({ currency, captured, refunded }) => ({
    currency,
    captured: BigInt(captured),
    refunded: BigInt(refunded),
  }));
  const alipay = shop.alipay.ledger().trades.map(({ paid, refunded }) => ({
    currency: "cny",
    captured: BigInt(paid),
    refunded: BigInt(refunded),
  }));
  return {
    stripe: compare("stripe", payments, stripe),
    alipay: compare("alipay", payments, alipay),
  };
}

function compare(gateway: string, all: OrderPayment[], ledger: Movement[]): GatewayTotals {
  const { providerId, amounts } = findGateway(gateway);
  const payments = all.filter(({ provider_id }) => provider_id === providerId);
  const units = (amount: number, currency: string): bigint =>
    amounts.convert(decimalString(String(amount)), currencyCode(currency)).minor;
  const medusa = payments.map(({ currency_code: currency, captures, refunds }) => ({
    currency,
    captured: captures.reduce((sum, { amount }) => sum + units(amount, currency), 0n),
    refunded: refunds.reduce((sum, { amount }) => sum + units(amount, currency), 0n),
  }));
  const sides = { medusa: sumsOf(medusa), gateway: sumsOf(ledger) };
  const equal = JSON.stringify(sides.medusa) === JSON.stringify(sides.gateway);
  return { orders: payments.length, ...sides, equal };
}

function sumsOf(movements: Movement[]): { captured: Sums; refunded: Sums } {
  const sum = (pick: (movement: Movement) => bigint): Sums => {
    const sums = new Map<string, bigint>();
    for (const movement of movements) {
      const before = sums.get(movement.currency) ?? 0n;
      sums.set(movement.currency, before + pick(movement));
    }
    const moved = [...sums].filter(([, amount]) => amount > 0n).sort();
    return Object.fromEntries(moved.map(([currency, amount]) => [currency, String(amount)]));
  };
  return { captured: sum(({ captured }) => captured), refunded: sum(({ refunded }) => refunded) };
}
