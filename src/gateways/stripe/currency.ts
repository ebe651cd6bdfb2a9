import { Money, fromUnits, toUnits, type CurrencyCode, type DecimalString } from "../../lib/money";
import type { AmountRules } from "../gateway";

/** https://docs.stripe.com/currencies#zero-decimal */
const ZERO_DECIMAL = new Set(
  "bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf".split(" "),
);
/** Sent with two decimals that must be 00. https://docs.stripe.com/currencies#special-cases */
const WHOLE_UNITS_ONLY = new Set(["isk", "ugx"]);
/** Sent with three decimals of which the last must be 0. */
const THREE_DECIMAL = new Set(["bhd", "jod", "kwd", "omr", "tnd"]);

/** Stripe takes at most eight digits, whatever the currency. */
const MAXIMUM = 99_999_999n;

/** Minimum charges by settlement currency. https://docs.stripe.com/currencies#minimum-and-maximum-charge-amounts */
const MINIMUM: Readonly<Record<string, bigint>> = {
  usd: 50n,
  aed: 200n,
  aud: 50n,
  bgn: 100n,
  brl: 50n,
  cad: 50n,
  chf: 50n,
  czk: 1500n,
  dkk: 250n,
  eur: 50n,
  gbp: 30n,
  hkd: 400n,
  huf: 17500n,
  inr: 50n,
  jpy: 50n,
  mxn: 1000n,
  myr: 200n,
  nok: 300n,
  nzd: 50n,
  pln: 200n,
  ron: 200n,
  sek: 300n,
  sgd: 50n,
  thb: 1000n,
};

/** How Stripe counts a currency, and how many of the units must come out round. */
function unitOf(currency: CurrencyCode): { digits: number; step: bigint } {
  if (ZERO_DECIMAL.has(currency)) return { digits: 0, step: 1n };
  if (WHOLE_UNITS_ONLY.has(currency)) return { digits: 2, step: 100n };
  if (THREE_DECIMAL.has(currency)) return { digits: 3, step: 10n };
  return { digits: 2, step: 1n };
}

export const stripeAmounts: AmountRules = {
  toGateway(total, currency) {
    const { digits } = unitOf(currency);
    const money = chargeable(total, currency);
    if (money <= 0n) {
      return {
        ok: false,
        code: "amount_invalid",
        message: `${total} ${currency} cannot be charged.`,
      };
    }
    const minimum = MINIMUM[currency];
    if (minimum !== undefined && money < minimum) {
      return {
        ok: false,
        code: "amount_too_small",
        message: `Stripe charges at least ${fromUnits(minimum, digits)} ${currency.toUpperCase()}.`,
      };
    }
    if (money > MAXIMUM) {
      return {
        ok: false,
        code: "amount_too_large",
        message: `Stripe charges at most ${fromUnits(MAXIMUM, digits)} ${currency.toUpperCase()}.`,
      };
    }
    return { ok: true, money: Money.of(money, currency), cutOff: cutOff(total, money, digits) };
  },
  convert(amount, currency) {
    return Money.of(chargeable(amount, currency), currency);
  },
  fromGateway(money) {
    return fromUnits(money.minor, unitOf(money.currency).digits);
  },
};

/** As many whole steps of Stripe's unit as fit into the amount. */
function chargeable(amount: DecimalString, currency: CurrencyCode): bigint {
  const { digits, step } = unitOf(currency);
  const { units } = toUnits(amount, digits);
  return units - (units % step);
}

/** What of the total is not charged, exactly. */
function cutOff(total: DecimalString, charged: bigint, digits: number): DecimalString {
  const precision = Math.max(digits, (total.split(".")[1] ?? "").length);
  const whole = toUnits(total, precision).units;
  const rest = whole - charged * 10n ** BigInt(precision - digits);
  return rest === 0n ? ("0" as DecimalString) : fromUnits(rest, precision);
}
