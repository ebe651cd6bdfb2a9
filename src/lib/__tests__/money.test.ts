import fc from "fast-check";
import {
  currencyCode,
  decimalString,
  fromUnits,
  isPositive,
  Money,
  MoneyError,
  notNegative,
  toUnits,
} from "../money";

describe("Money", () => {
  it("refuses a negative amount and a malformed currency", () => {
    expect(() => Money.of(-1n, "usd")).toThrow(MoneyError);
    expect(() => Money.of(1n, "us dollars")).toThrow(MoneyError);
  });

  it("writes the currency in lower case", () => {
    expect(Money.of(5n, "USD").currency).toBe("usd");
    expect(currencyCode("JPY")).toBe("jpy");
  });

  it("is equal only with the same amount and the same currency", () => {
    expect(Money.of(5n, "usd").equals(Money.of(5n, "USD"))).toBe(true);
    expect(Money.of(5n, "usd").equals(Money.of(5n, "eur"))).toBe(false);
  });
});

describe("currencyCode", () => {
  // The Kelvin sign becomes a plain k when it is lower-cased.
  it.each(["", "us", "usdt", "us1", " usd", "usd\n", "ＵＳＤ", "\u212arw"])(
    "refuses %j",
    (code) => {
      expect(() => currencyCode(code)).toThrow(MoneyError);
    },
  );
});

describe("decimalString", () => {
  it.each(
    `1e3 1e21 1E5 1,000 1_000 abc 1. .5 . - --1 +1 1.2.3 0x1 0b1 1n NaN Infinity -Infinity null
     undefined １２ ٣ 三 ½ 1٫5`.split(/\s+/),
  )("refuses %j", (text) => {
    expect(() => decimalString(text)).toThrow(MoneyError);
  });

  it.each(["", " ", " 1", "1 ", "1\n", "\t1", "1 000", "- 1", "1\u00a0000"])(
    "refuses %j with its space",
    (text) => {
      expect(() => decimalString(text)).toThrow(MoneyError);
    },
  );

  it("refuses what is far longer than any amount, and does not repeat it", () => {
    const long = "9".repeat(1_000_000);
    expect(() => decimalString(long)).toThrow(/^"9{40}" is not/);
    expect(() => decimalString(`0.${long}`)).toThrow(MoneyError);
  });

  it.each(["0", "-0", "-1.50", "007", "0.00000000000000000001", "1000000000000000000000"])(
    "takes %s as it is",
    (text) => {
      expect(decimalString(text)).toBe(text);
    },
  );
});

describe("the sign of a decimal", () => {
  it.each([
    ["0.01", true, false],
    ["0", false, false],
    ["0.00", false, false],
    ["-0.00", false, false],
    ["-0.001", false, true],
    ["-5", false, true],
  ])("%s: more than zero %s, less %s", (text, positive, negative) => {
    const decimal = decimalString(text);
    expect(isPositive(decimal)).toBe(positive);
    if (negative) expect(() => notNegative(decimal)).toThrow(MoneyError);
    else expect(notNegative(decimal)).toBe(text);
  });
});

describe("toUnits", () => {
  it.each([
    ["10.50", 2, 1050n, "0"],
    ["10", 2, 1000n, "0"],
    ["1.234", 3, 1234n, "0"],
    ["1.239", 2, 123n, "0.009"],
    ["0.001", 2, 0n, "0.001"],
    ["500", 0, 500n, "0"],
    ["88.880", 2, 8888n, "0"],
    ["-1.5", 2, -150n, "0"],
    ["-1.239", 2, -123n, "-0.009"],
    ["-0.001", 2, 0n, "-0.001"],
  ])("%s with %i digits is %s, cutting off %s", (text, digits, units, cutOff) => {
    expect(toUnits(decimalString(text), digits)).toEqual({ units, cutOff });
  });

  it("undoes fromUnits for any amount and any number of digits", () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 18n }),
        fc.integer({ min: 0, max: 4 }),
        (n, d) => {
          expect(toUnits(fromUnits(n, d), d)).toEqual({ units: n, cutOff: "0" });
        },
      ),
    );
  });

  it.each([
    ["5.99", 2, 100n, 500n, "0.99"],
    ["5.50", 2, 100n, 500n, "0.5"],
    ["1.239", 3, 10n, 1230n, "0.009"],
    ["1.2301", 3, 10n, 1230n, "0.0001"],
    ["250", 0, 100n, 200n, "50"],
  ])(
    "%s with %i digits in steps of %s is %s, cutting off %s",
    (text, digits, step, units, cutOff) => {
      expect(toUnits(decimalString(text), digits, step)).toEqual({ units, cutOff });
    },
  );

  it("cuts off what is missing from the amount, exactly, and less than a step of it", () => {
    const decimals = fc
      .tuple(fc.bigInt(-(10n ** 20n), 10n ** 20n), fc.nat(12))
      .map(([units, digits]) => fromUnits(units, digits));
    const exactly = (decimal: string): bigint => toUnits(decimalString(decimal), 12).units;
    fc.assert(
      fc.property(
        decimals,
        fc.nat(3),
        fc.constantFrom(1n, 5n, 10n, 100n),
        (decimal, digits, step) => {
          const { units, cutOff } = toUnits(decimal, digits, step);
          const counted = exactly(fromUnits(units, digits));
          expect(counted + exactly(cutOff)).toBe(exactly(decimal));
          expect(units % step).toBe(0n);
          const size = (value: bigint): bigint => (value < 0n ? -value : value);
          expect(size(exactly(cutOff))).toBeLessThan(exactly(fromUnits(step, digits)));
          expect(size(counted)).toBeLessThanOrEqual(size(exactly(decimal)));
        },
      ),
    );
  });
});
