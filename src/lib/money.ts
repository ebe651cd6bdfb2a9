/** ISO 4217 code in lower case, as Medusa and Stripe write it. */
export type CurrencyCode = string & { readonly __brand: "CurrencyCode" };

/** A plain decimal number in a string (`"10.99"`), no exponent, no grouping. */
export type DecimalString = string & { readonly __brand: "DecimalString" };

export class MoneyError extends Error {
  override readonly name = "MoneyError";
}

/** Matched before it is lower-cased: the Kelvin sign becomes a `k`. */
const CURRENCY = /^[A-Za-z]{3}$/;
/** Far longer than any amount, and short enough that no text keeps BigInt busy. */
const DECIMAL = /^-?\d{1,100}(\.\d{1,100})?$/;

/** @throws MoneyError when the code is not three letters */
export function currencyCode(code: string): CurrencyCode {
  if (!CURRENCY.test(code))
    throw new MoneyError(`${quoted(code)} is not an ISO 4217 currency code`);
  return code.toLowerCase() as CurrencyCode;
}

/** @throws MoneyError when the text is not a plain decimal number */
export function decimalString(text: string): DecimalString {
  if (!DECIMAL.test(text)) throw new MoneyError(`${quoted(text)} is not a plain decimal amount`);
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

/** Whether a decimal is more than zero; `"-0"` and `"0.00"` are not. */
export function isPositive(decimal: DecimalString): boolean {
  return !decimal.startsWith("-") && /[1-9]/.test(decimal);
}

/** @throws MoneyError for less than zero, however little: `"-0.001"` too, but not `"-0"` */
export function notNegative(decimal: DecimalString): DecimalString {
  if (decimal.startsWith("-") && /[1-9]/.test(decimal)) {
    throw new MoneyError(`${decimal} is negative`);
  }
  return decimal;
}

/**
 * Counts a decimal in units of `10^-digits`. What lies beyond is cut off, never rounded up, so that
 * a buyer is never charged more than the total shown: units and what was cut off make the decimal
 * again, exactly.
 * @param step what the count must be a multiple of, where a gateway takes nothing finer
 * @returns the integer, and what was cut off as a decimal (`"0"` when exact)
 */
export function toUnits(
  decimal: DecimalString,
  digits: number,
  step = 1n,
): { units: bigint; cutOff: DecimalString } {
  const [whole = "0", fraction = ""] = decimal.split(".");
  const beyond = Math.max(fraction.length - digits, 0);
  const finer = 10n ** BigInt(beyond);
  const exact = BigInt(whole + fraction.padEnd(digits, "0"));
  const rest = exact % (step * finer);
  return { units: (exact - rest) / finer, cutOff: trimmed(fromUnits(rest, digits + beyond)) };
}

/** The decimal that so many units of `10^-digits` make: `fromUnits(1050n, 2)` is `"10.50"`. */
export function fromUnits(units: bigint, digits: number): DecimalString {
  const sign = units < 0n ? "-" : "";
  const text = (units < 0n ? -units : units).toString().padStart(digits + 1, "0");
  if (digits === 0) return `${sign}${text}` as DecimalString;
  const split = text.length - digits;
  return `${sign}${text.slice(0, split)}.${text.slice(split)}` as DecimalString;
}

/** Without zeros at the end of its decimals: `"0.50"` is `"0.5"`, `"0.00"` is `"0"`. */
function trimmed(decimal: DecimalString): DecimalString {
  if (!decimal.includes(".")) return decimal;
  return decimal.replace(/\.?0+$/, "") as DecimalString;
}

/** What was refused, for a message; whoever sent it may have sent very much. */
function quoted(text: string): string {
  return `"${`${text}`.slice(0, 40)}"`;
}
