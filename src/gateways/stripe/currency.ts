import {
  fromUnits,
  isPositive,
  Money,
  MoneyError,
  notNegative,
  toUnits,
  type CurrencyCode,
} from "../../lib/money";
import type { AmountRules } from "../gateway";
import { isSupported, limitsOf, unitOf } from "./currency-tables";

/**
 * Every amount that comes out of here is far below 2^53, so that the `number` which Stripe's SDK asks
 * for holds it exactly.
 */
export const stripeAmounts: AmountRules = {
  toGateway(total, currency) {
    if (!isSupported(currency)) {
      const message = `Stripe takes no payments in ${currency.toUpperCase()}.`;
      return { ok: false, code: "currency_unsupported", message };
    }
    if (!isPositive(total)) {
      const message = `A payment must be more than zero; ${total} is not.`;
      return { ok: false, code: "amount_invalid", message };
    }
    const { digits, step } = unitOf(currency);
    const { least, most } = limitsOf(currency);
    const { units, cutOff } = toUnits(total, digits, step);
    if (units < least) {
      const message = `Stripe charges at least ${written(least, currency)}; ${total} is less.`;
      return { ok: false, code: "amount_too_small", message };
    }
    if (units > most) {
      const message = `Stripe charges at most ${written(most, currency)}; ${total} is more.`;
      return { ok: false, code: "amount_too_large", message };
    }
    return { ok: true, money: Money.of(units, currency), cutOff };
  },

  convert(amount, currency) {
    const { digits, step } = unitOf(currency);
    const { units } = toUnits(notNegative(amount), digits, step);
    const { most } = limitsOf(currency);
    if (units > most) {
      throw new MoneyError(`no payment at Stripe has a part of ${amount} ${currency}`);
    }
    return Money.of(units, currency);
  },

  fromGateway(money) {
    return fromUnits(money.minor, unitOf(money.currency).digits);
  },
};

/** `17.50 USD`, for a message. */
function written(units: bigint, currency: CurrencyCode): string {
  return `${fromUnits(units, unitOf(currency).digits)} ${currency.toUpperCase()}`;
}
