import fc from "fast-check";
import { stripeAmounts } from "../../../../gateways/stripe/currency";
import { currencyCode, decimalString, Money } from "../../../../lib/money";
import { assertChargeable, assertStep } from "../amount-rules";
import { CURRENCIES, decimalsOf, isCurrency } from "../currencies";
import { minorUnits } from "../minor-units";

const LETTERS = [..."abcdefghijklmnopqrstuvwxyz"];
const EVERY_CODE = LETTERS.flatMap((a) => LETTERS.flatMap((b) => LETTERS.map((c) => a + b + c)));

function chargesIt(amount: bigint, currency: string): boolean {
  try {
    assertChargeable(minorUnits(Number(amount)), currency);
    return true;
  } catch {
    return false;
  }
}

/** Whether the plugin would send just this amount, when it is the total. */
function sendsIt(amount: bigint, currency: string): boolean {
  const money = Money.of(amount, currency);
  const result = stripeAmounts.toGateway(stripeAmounts.fromGateway(money), money.currency);
  return result.ok && result.money.equals(money);
}

// Two tables, written apart: a slip in one of them shows here.
describe("the simulator and the plugin", () => {
  it("know the same currencies", () => {
    const taken = EVERY_CODE.filter((code) => {
      const result = stripeAmounts.toGateway(decimalString("5000"), currencyCode(code));
      return result.ok;
    });
    expect(taken).toEqual(EVERY_CODE.filter(isCurrency));
  });

  it("count them in the same decimals", () => {
    for (const code of CURRENCIES) {
      const one = stripeAmounts.convert(decimalString("1"), currencyCode(code)).minor;
      expect({ code, one }).toEqual({ code, one: 10n ** BigInt(decimalsOf(code)) });
    }
  });

  it("draw the same limits, and take the same steps between them", () => {
    const amounts = fc.oneof(
      fc.bigInt(1n, 20_000n),
      fc.bigInt(999_999_999_800n, 1_000_000_000_200n),
      fc.bigInt(1n, 10n ** 13n),
    );
    for (const code of CURRENCIES) {
      fc.assert(
        fc.property(fc.constant(code), amounts, (currency, amount) => {
          return chargesIt(amount, currency) === sendsIt(amount, currency);
        }),
        { numRuns: 30 },
      );
    }
  });

  it("agree at the edge of every minimum", () => {
    const minimums = [1n, 10n, 30n, 50n, 100n, 200n, 250n, 300n, 400n, 1000n, 1500n, 17_500n];
    const edges = minimums.flatMap((minimum) => [minimum - 1n, minimum, minimum + 1n]);
    for (const code of CURRENCIES) {
      const differing = edges.filter((amount) => chargesIt(amount, code) !== sendsIt(amount, code));
      expect({ code, differing }).toEqual({ code, differing: [] });
    }
  });

  it("let any part of a payment be captured or given back in the same steps", () => {
    const parts = fc.bigInt(0n, 10n ** 6n).map((thousandths) => {
      const text = String(thousandths).padStart(4, "0");
      return decimalString(`${text.slice(0, -3)}.${text.slice(-3)}`);
    });
    for (const code of CURRENCIES) {
      fc.assert(
        fc.property(fc.constant(code), parts, (currency, part) => {
          const { minor } = stripeAmounts.convert(part, currencyCode(currency));
          assertStep(minorUnits(Number(minor)), currency);
        }),
        { numRuns: 20 },
      );
    }
  });
});
