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
  /** The payment at the gateway: the two sides must agree on each, not only on the sum. */
  reference: string;
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
  const stripe = shop.stripe.ledger().payments.map((entry) => ({
    reference: entry.payment_intent,
    currency: entry.currency,
    captured: BigInt(entry.captured),
    refunded: BigInt(entry.refunded),
  }));
  const alipay = shop.alipay.ledger().trades.map(({ out_trade_no, paid, refunded }) => ({
    reference: out_trade_no,
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
  const medusa = payments.map(({ data, currency_code: currency, captures, refunds }) => ({
    reference: String(data.out_trade_no ?? data.id),
    currency,
    captured: captures.reduce((sum, { amount }) => sum + units(amount, currency), 0n),
    refunded: refunds.reduce((sum, { amount }) => sum + units(amount, currency), 0n),
  }));
  const sides = { medusa: sumsOf(medusa), gateway: sumsOf(ledger) };
  const equal = byPayment(medusa) === byPayment(ledger);
  return { orders: payments.length, ...sides, equal };
}

/** Every payment that moved money, in one text that is equal only when all of them are. */
function byPayment(movements: Movement[]): string {
  const moved = movements.filter(({ captured }) => captured > 0n);
  const lines = moved.map((one) =>
    [one.reference, one.currency, one.captured, one.refunded].join(" "),
  );
  return lines.sort().join("\n");
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
