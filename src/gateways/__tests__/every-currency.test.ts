import { defaultCurrencies } from "@medusajs/framework/utils";
import fc from "fast-check";
import {
  currencyCode,
  decimalString,
  Money,
  MoneyError,
  type CurrencyCode,
  type DecimalString,
} from "../../lib/money";
import { alipayAmounts } from "../alipay/currency";
import type { AmountRules } from "../gateway";
import { stripeAmounts } from "../stripe/currency";

/** All that Medusa knows, with the decimals that Medusa counts them in. */
const MEDUSA = Object.values(defaultCurrencies).map(({ code, decimal_digits }) => ({
  code: currencyCode(code),
  digits: decimal_digits,
}));

// What https://docs.stripe.com/currencies says, written down a second time.
const WITHOUT_DECIMALS = "bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf".split(" ");
const WHOLE_ONLY = ["isk", "ugx"];
const THOUSANDTHS = ["bhd", "jod", "kwd", "omr", "tnd"];
/** Gone, under sanctions, or never taken by Stripe. */
const NOT_AT_STRIPE = "bgn eek ern ghs hrk iqd irr irt ltl lvl lyd sdg syp vef zmk zwl".split(" ");

interface Gateway {
  name: string;
  amounts: AmountRules;
  takes: (code: string) => boolean;
  /** In how many decimals it counts, and what every count is a multiple of. */
  digits: (code: string) => number;
  step: (code: string) => bigint;
}

const STRIPE: Gateway = {
  name: "Stripe",
  amounts: stripeAmounts,
  takes: (code) => !NOT_AT_STRIPE.includes(code),
  digits: (code) => (WITHOUT_DECIMALS.includes(code) ? 0 : THOUSANDTHS.includes(code) ? 3 : 2),
  step: (code) => (WHOLE_ONLY.includes(code) ? 100n : THOUSANDTHS.includes(code) ? 10n : 1n),
};

const ALIPAY: Gateway = {
  name: "Alipay",
  amounts: alipayAmounts,
  takes: (code) => code === "cny",
  digits: () => 2,
  step: () => 1n,
};

/** A decimal in units of 10^-20: to compare exactly, and without the code that is tested here. */
function exactly(decimal: string): bigint {
  const [whole = "", fraction = ""] = decimal.split(".");
  return BigInt(whole + fraction.padEnd(20, "0"));
}

/** The other way round, so that a test does not make its amounts with the code that it tests. */
function decimalOf(units: bigint, places: number): DecimalString {
  const scale = 10n ** BigInt(places);
  const fraction = String(units % scale).padStart(places, "0");
  return decimalString(places === 0 ? `${units}` : `${units / scale}.${fraction}`);
}

/** Above every minimum, six together below every maximum, with up to nine decimals. */
const totals = fc
  .tuple(fc.bigInt(200n, 9_999_999n), fc.nat(9), fc.bigInt(0n, 999_999_999n))
  .map(([whole, places, fraction]) => {
    const scale = 10n ** BigInt(places);
    return decimalOf(whole * scale + (fraction % scale), places);
  });

/** Runs a property for each currency that the gateway takes, and names it when the property fails. */
function forEvery<T>(
  { takes }: Gateway,
  values: (code: CurrencyCode) => fc.Arbitrary<T>,
  holds: (code: CurrencyCode, value: T) => boolean,
): void {
  for (const { code } of MEDUSA) {
    if (!takes(code)) continue;
    fc.assert(fc.property(fc.constant(code), values(code), holds), { numRuns: 30 });
  }
}

function charge(amounts: AmountRules, total: DecimalString, code: CurrencyCode) {
  const result = amounts.toGateway(total, code);
  if (!result.ok) throw new Error(`${total} ${code}: ${result.message}`);
  return result;
}

const isExactly = (amounts: AmountRules, total: DecimalString, money: Money): boolean => {
  const result = charge(amounts, total, money.currency);
  return result.money.equals(money) && result.cutOff === "0";
};

describe.each([STRIPE, ALIPAY])("every currency at $name", (gateway) => {
  const { amounts, digits, step } = gateway;

  it("is charged no more than the total, and exactly what was cut off is missing", () => {
    const any = () => totals;
    forEvery(gateway, any, (code, total) => {
      const { money, cutOff } = charge(amounts, total, code);
      const paid = exactly(amounts.fromGateway(money));
      return paid <= exactly(total) && paid + exactly(cutOff) === exactly(total);
    });
  });

  it("loses less than the least that more could be charged, in numbers that the gateway takes", () => {
    const any = () => totals;
    forEvery(gateway, any, (code, total) => {
      const { money, cutOff } = charge(amounts, total, code);
      return (
        exactly(cutOff) < exactly(decimalOf(step(code), digits(code))) &&
        money.minor % step(code) === 0n &&
        Number.isSafeInteger(Number(money.minor))
      );
    });
  });

  it("comes back from the gateway as it went there", () => {
    const held = (code: CurrencyCode) =>
      fc.bigInt(20_000n, 9_999_999_999n).map((steps) => Money.of(steps * step(code), code));
    forEvery(gateway, held, (code, money) => {
      const decimal = amounts.fromGateway(money);
      return (
        exactly(decimal) === exactly(decimalOf(money.minor, digits(code))) &&
        isExactly(amounts, decimal, money) &&
        amounts.convert(decimal, code).equals(money)
      );
    });
  });

  it("is never captured or given back in parts that are more than what was charged", () => {
    const split = fc.array(totals, { minLength: 2, maxLength: 6 });
    forEvery(
      gateway,
      () => split,
      (code, parts) => {
        const total = decimalOf(
          parts.reduce((sum, part) => sum + exactly(part), 0n),
          20,
        );
        const inParts = parts.reduce((sum, part) => sum + amounts.convert(part, code).minor, 0n);
        return inParts <= charge(amounts, total, code).money.minor;
      },
    );
  });

  it("throws nothing but MoneyError, whatever is taken for an amount or a currency", () => {
    const texts = fc.oneof(
      fc.stringMatching(/^-?\d{1,30}(\.\d{1,30})?$/),
      fc.string({ unit: fc.constantFrom(..."0123456789.,-+eExn_ \t\n\0٣三１½−∞") }),
    );
    const codes = fc.oneof(
      { weight: 9, arbitrary: fc.constantFrom(...MEDUSA.map(({ code }) => code)) },
      { weight: 1, arbitrary: fc.string({ unit: fc.constantFrom(..."usdUSD1 é\0\u212aＵ") }) },
    );
    fc.assert(
      fc.property(texts, codes, (text, code) => {
        try {
          const result = amounts.toGateway(decimalString(text), currencyCode(code));
          const part = amounts.convert(decimalString(text), currencyCode(code));
          return part.minor >= 0n && (!result.ok || result.money.minor > 0n);
        } catch (error) {
          return error instanceof MoneyError;
        }
      }),
      { numRuns: 500 },
    );
  });

  it("is refused with a word about it where the gateway does not take it", () => {
    const refused = MEDUSA.filter(({ code }) => {
      const result = amounts.toGateway(decimalString("5000"), code);
      return !result.ok && result.code === "currency_unsupported";
    });
    expect(refused).toEqual(MEDUSA.filter(({ code }) => !gateway.takes(code)));
  });
});

describe("where Medusa and Stripe disagree about a currency's decimals", () => {
  const differing = MEDUSA.filter(
    ({ code, digits }) => STRIPE.takes(code) && digits !== STRIPE.digits(code),
  );

  it("is known which currencies these are", () => {
    expect(differing.map(({ code }) => code).sort()).toEqual(
      "afn all amd cop crc huf idr isk lbp mmk mnt mur pkr rsd sos tzs ugx uzs yer".split(" "),
    );
  });

  it.each(differing)("$code is charged exactly, in Stripe's", ({ code, digits }) => {
    fc.assert(
      fc.property(fc.bigInt(200n, 99_999_999n), (whole) => {
        const money = Money.of(whole * 10n ** BigInt(STRIPE.digits(code)), code);
        const total = decimalOf(whole * 10n ** BigInt(digits), digits);
        return isExactly(stripeAmounts, total, money);
      }),
      { numRuns: 30 },
    );
  });
});
