import fc from "fast-check";
import { currencyCode, decimalString, toUnits } from "../../../lib/money";
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
    ["10.555", "eur", 1055n, "0.005"],
    ["500.9", "jpy", 500n, "0.9"],
  ])("%s %s is %s, and %s is not charged", (total, currency, minor, cutOff) => {
    expect(charge(total, currency)).toMatchObject({ ok: true, money: { minor }, cutOff });
  });

  it.each([
    ["0", "usd", "amount_invalid"],
    ["-5", "usd", "amount_invalid"],
    ["0.49", "usd", "amount_too_small"],
    ["49", "jpy", "amount_too_small"],
    ["1000000.00", "usd", "amount_too_large"],
  ])("%s %s is refused as %s before Stripe is called", (total, currency, code) => {
    expect(charge(total, currency)).toMatchObject({ ok: false, code });
  });

  const currencies = ["usd", "jpy", "ugx", "isk", "kwd", "bhd", "huf", "krw", "clp", "cny"];

  it("never charges more than the total, and total = charged + cut off", () => {
    const totals = fc
      .tuple(fc.integer({ min: 0, max: 900_000 }), fc.stringMatching(/^\d{1,4}$/))
      .map(([whole, fraction]) => `${whole}.${fraction}`);
    fc.assert(
      fc.property(totals, fc.constantFrom(...currencies), (total, currency) => {
        const result = charge(total, currency);
        if (!result.ok) return;
        const scaled = (text: string): bigint => toUnits(decimalString(text), 6).units;
        const charged = scaled(stripeAmounts.fromGateway(result.money));
        expect(charged + scaled(result.cutOff)).toBe(scaled(total));
        expect(charged).toBeLessThanOrEqual(scaled(total));
      }),
    );
  });
});
