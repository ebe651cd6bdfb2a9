import fc from "fast-check";
import { currencyCode, decimalString, fromUnits, Money, MoneyError, toUnits } from "../money";

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

describe("decimalString", () => {
  it.each(["1e3", "1,000", "", "abc", "1.", ".5", "0x1", "NaN"])("refuses %p", (text) => {
    expect(() => decimalString(text)).toThrow(MoneyError);
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

  it("never makes more of an amount than it is", () => {
    const decimals = fc
      .tuple(fc.nat(), fc.stringMatching(/^\d{1,6}$/))
      .map(([whole, fraction]) => decimalString(`${whole}.${fraction}`));
    fc.assert(
      fc.property(decimals, fc.integer({ min: 0, max: 3 }), (decimal, digits) => {
        const { units } = toUnits(decimal, digits);
        expect(toUnits(fromUnits(units, digits), 6).units).toBeLessThanOrEqual(
          toUnits(decimal, 6).units,
        );
      }),
    );
  });
});
