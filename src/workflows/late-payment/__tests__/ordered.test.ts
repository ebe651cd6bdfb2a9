import type { PaymentRow } from "../../../modules/payment_hub/store/rows";
import { PAYMENT_ID } from "../../../operations/payment-id";
import { orderedBy, refuseOrdered, type Ordered } from "../ordered";

const ROW = { id: "phpay_1", superseded_at: null } as PaymentRow;
const SUPERSEDED = { ...ROW, superseded_at: new Date() };
const behind = (id?: string, canceled_at: string | null = null) => ({
  canceled_at,
  data: id ? { [PAYMENT_ID]: id } : {},
});

describe("whether an order pays with a payment's money", () => {
  test.each<[string, Ordered, Parameters<typeof orderedBy>]>([
    ["its own payment on an order does", "certain", [ROW, behind("phpay_1"), true]],
    ["one that was taken over does too", "certain", [ROW, behind(), true]],
    ["one that was replaced since may", "possible", [SUPERSEDED, behind("phpay_1"), true]],
    ["the one in its place does not", undefined, [SUPERSEDED, behind("phpay_2"), true]],
    ["a canceled one does not", undefined, [ROW, behind("phpay_1", "2026-11-23"), true]],
    ["none that has no order does", undefined, [ROW, behind("phpay_1"), false]],
    ["an order paid by another session says nothing", undefined, [ROW, null, true]],
  ])("%s", (_, expected, given) => {
    expect(orderedBy(...given)).toBe(expected);
  });

  it("keeps the money, unless a person says that it may go where that is not certain", () => {
    expect(() => refuseOrdered("certain", true)).toThrow("Refund or cancel that order");
    expect(() => refuseOrdered("possible", false)).toThrow("Look at the order's payment");
    expect(() => refuseOrdered("possible", true)).not.toThrow();
    expect(() => refuseOrdered(undefined, false)).not.toThrow();
  });
});
