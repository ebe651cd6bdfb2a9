import {
  decimalString,
  fromUnits,
  isPositive,
  Money,
  MoneyError,
  notNegative,
  toUnits,
  type DecimalString,
} from "../../lib/money";
import type { AmountRules } from "../gateway";

export const CURRENCY = "cny";
const DIGITS = 2;

/**
 * 0.01 to 100000000 yuan, both included, in fen: Alipay's bounds of `total_amount`.
 * https://opendocs.alipay.com/open/028r8t
 */
const MIN_FEN = 1n;
const MAX_FEN = 10_000_000_000n;

/** The classic Alipay products charge yuan only; another currency is another product. */
export const alipayAmounts: AmountRules = {
  toGateway(total, currency) {
    if (currency !== CURRENCY) {
      return {
        ok: false,
        code: "currency_unsupported",
        message: `Alipay takes payments in CNY only, not in ${currency.toUpperCase()}.`,
      };
    }
    if (!isPositive(total)) {
      const message = `A payment must be more than zero; ${total} is not.`;
      return { ok: false, code: "amount_invalid", message };
    }
    const { units, cutOff } = toUnits(total, DIGITS);
    if (units < MIN_FEN) {
      const message = `${total} CNY is below Alipay's least payment of 0.01 CNY.`;
      return { ok: false, code: "amount_too_small", message };
    }
    if (units > MAX_FEN) {
      const message = `${total} CNY is above Alipay's greatest payment of 100000000 CNY.`;
      return { ok: false, code: "amount_too_large", message };
    }
    return { ok: true, money: Money.of(units, CURRENCY), cutOff };
  },

  // Keeps the currency asked for: operations refuse all but yuan, instead of taking 5 USD for 5 CNY.
  convert(amount, currency) {
    return Money.of(toUnits(notNegative(amount), DIGITS).units, currency);
  },

  fromGateway: (money) => toYuan(money),
};

/** `"10.50"`: always two decimals, as Alipay writes amounts. */
export function toYuan(money: Money): DecimalString {
  return fromUnits(money.minor, DIGITS);
}

/** An amount in one of Alipay's answers; undefined when it is missing or not an exact amount. */
export function fromYuan(text: unknown): Money | undefined {
  if (typeof text !== "string") return undefined;
  try {
    const { units, cutOff } = toUnits(decimalString(text), DIGITS);
    return cutOff === "0" ? Money.of(units, CURRENCY) : undefined;
  } catch (error) {
    if (error instanceof MoneyError) return undefined;
    throw error;
  }
}
