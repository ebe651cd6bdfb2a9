/** ISO 4217 code in lower case, as Medusa and Stripe write it. */
export type CurrencyCode = string & { readonly __brand: "CurrencyCode" };

/** A plain decimal number in a string (`"10.99"`), no exponent, no grouping. */
export type DecimalString = string & { readonly __brand: "DecimalString" };

export class MoneyError extends Error {}

const CURRENCY = /^[a-z]{3}$/;
const DECIMAL = /^-?\d+(\.\d+)?$/;

/** @throws MoneyError when the code is not three letters */
export function currencyCode(code: string): CurrencyCode {
  const lower = code.toLowerCase();
  if (!CURRENCY.test(lower)) throw new MoneyError(`"${code}" is not an ISO 4217 currency code`);
  return lower as CurrencyCode;
}

/** @throws MoneyError when the text is not a plain decimal number */
export function decimalString(text: string): DecimalString {
  if (!DECIMAL.test(text)) throw new MoneyError(`"${text}" is not a plain decimal amount`);
  return text as DecimalString;
}

/**
 * An amount of money as the gateway counts it: an integer number of its smallest unit.
 * How many of those make one of the currency is the gateway's rule, not Medusa's.
 */
export class Money {
  private constructor(
    readonly minor: bigint,
    readonly currency: CurrencyCode,
  ) {}

  /**
   * @param minor smallest units at the gateway, zero or more
   * @throws MoneyError when negative, or the currency code is malformed
   */
  static of(minor: bigint, currency: string): Money {
    if (minor < 0n) throw new MoneyError(`an amount of money is never negative: ${minor}`);
    return new Money(minor, currencyCode(currency));
  }

  /** Another amount of the same currency. @throws MoneyError when negative */
  with(minor: bigint): Money {
    return Money.of(minor, this.currency);
  }

  equals(other: Money): boolean {
    return this.minor === other.minor && this.currency === other.currency;
  }

  toString(): string {
    return `${this.minor} ${this.currency}`;
  }
}

/**
 * Shifts a decimal to an integer count of its `10^-digits`; what lies beyond is cut off, never
 * rounded up, so that a buyer is never charged more than the total shown.
 * @returns the integer, and what was cut off as a decimal (`"0"` when exact)
 */
export function toUnits(
  decimal: DecimalString,
  digits: number,
): { units: bigint; cutOff: DecimalString } {
  const negative = decimal.startsWith("-");
  const [whole = "0", fraction = ""] = decimal.replace("-", "").split(".");
  const kept = fraction.slice(0, digits).padEnd(digits, "0");
  const rest = fraction.slice(digits);
  const units = BigInt(whole + kept);
  const cutOff = /[1-9]/.test(rest) ? `0.${"0".repeat(digits)}${rest.replace(/0+$/, "")}` : "0";
  return { units: negative ? -units : units, cutOff: cutOff as DecimalString };
}

/** The decimal that so many units of `10^-digits` make: `fromUnits(1050n, 2)` is `"10.50"`. */
export function fromUnits(units: bigint, digits: number): DecimalString {
  const sign = units < 0n ? "-" : "";
  const text = (units < 0n ? -units : units).toString().padStart(digits + 1, "0");
  if (digits === 0) return `${sign}${text}` as DecimalString;
  const split = text.length - digits;
  return `${sign}${text.slice(0, split)}.${text.slice(split)}` as DecimalString;
}
