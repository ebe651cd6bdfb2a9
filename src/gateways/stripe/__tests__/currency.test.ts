import { currencyCode, decimalString, MoneyError } from "../../../lib/money";
import { stripeAmounts } from "../currency";

const charge = (total: string, currency: string) =>
  stripeAmounts.toGateway(decimalString(total), currencyCode(currency));

describe("Medusa's total as Stripe charges it", () => {
  it.each([
    ["10.50", "usd", 1050n, "0"],
    ["500", "jpy", 500n, "0"],
    ["5", "ugx", 500n, "0"],
    ["5.99", "ugx", 500n, "0.99"],
    ["100", "isk", 10000n, "0"],
    ["1.230", "kwd", 1230n, "0"],
    ["1.234", "kwd", 1230n, "0.004"],
    ["175", "huf", 17500n, "0"],
    ["4990.50", "huf", 499050n, "0"],
    ["800.45", "twd", 80045n, "0"],
    ["10.555", "eur", 1055n, "0.005"],
    ["10.5550", "eur", 1055n, "0.005"],
    ["500.9", "jpy", 500n, "0.9"],
    ["1500000", "idr", 150_000_000n, "0"],
    ["9999999999.999", "usd", 999_999_999_999n, "0.009"],
  ])("%s %s is %s, and %s is not charged", (total, currency, minor, cutOff) => {
    expect(charge(total, currency)).toMatchObject({ ok: true, money: { minor }, cutOff });
  });

  it.each([
    ["0", "usd", "amount_invalid"],
    ["-5", "usd", "amount_invalid"],
    ["-0", "usd", "amount_invalid"],
    ["-0.001", "usd", "amount_invalid"],
    ["0.49", "usd", "amount_too_small"],
    ["0.499", "usd", "amount_too_small"],
    ["49", "jpy", "amount_too_small"],
    ["174.99", "huf", "amount_too_small"],
    ["0.009", "ghs", "currency_unsupported"],
    ["0.009", "kes", "amount_too_small"],
    ["0.99", "ugx", "amount_too_small"],
    ["0.009", "kwd", "amount_too_small"],
    ["10000000000", "usd", "amount_too_large"],
    ["1000000000000", "jpy", "amount_too_large"],
    ["1000000000", "kwd", "amount_too_large"],
    ["1000000000000000000000", "usd", "amount_too_large"],
    ["5000", "iqd", "currency_unsupported"],
  ])("%s %s is refused as %s before Stripe is called", (total, currency, code) => {
    expect(charge(total, currency)).toMatchObject({ ok: false, code });
  });
});

describe("the limits that a refusal names", () => {
  it.each([
    ["0.10", "usd", "Stripe charges at least 0.50 USD; 0.10 is less."],
    ["0.4", "ugx", "Stripe charges at least 1.00 UGX; 0.4 is less."],
    ["1000000000", "kwd", "Stripe charges at most 999999999.990 KWD; 1000000000 is more."],
    ["10000000000", "isk", "Stripe charges at most 9999999999.00 ISK; 10000000000 is more."],
  ])("of %s %s can be charged", (total, currency, message) => {
    const refusal = charge(total, currency);
    expect(refusal).toMatchObject({ ok: false, message });
    const limit = /(?:least|most) ([\d.]+)/.exec(message)?.[1] ?? "";
    expect(charge(limit, currency)).toMatchObject({ ok: true, cutOff: "0" });
  });
});

describe("a part of a payment", () => {
  const part = (amount: string, currency: string) =>
    stripeAmounts.convert(decimalString(amount), currencyCode(currency));

  it("has no lower limit but zero", () => {
    expect(part("0.01", "usd").minor).toBe(1n);
    expect(part("0.009", "usd").minor).toBe(0n);
    expect(part("-0", "usd").minor).toBe(0n);
  });

  it("is in the same steps as a charge", () => {
    expect(part("2.999", "isk").minor).toBe(200n);
    expect(part("1.239", "kwd").minor).toBe(1230n);
  });

  it.each(["-1", "-0.001", "10000000000"])("is never %s USD", (amount) => {
    expect(() => part(amount, "usd")).toThrow(MoneyError);
  });

  it("can be given back in a currency that Stripe has given up", () => {
    expect(part("10.50", "bgn").minor).toBe(1050n);
  });
});
