import { isOrderNumber, orderNumber } from "../ids";

describe("orderNumber", () => {
  it("has letters and digits only and at most 32 of them, so that every gateway takes it", () => {
    expect(orderNumber(new Date())).toMatch(/^[A-Z0-9]{1,32}$/);
  });

  it("never repeats within one millisecond", () => {
    const now = new Date();
    const numbers = new Set(Array.from({ length: 2000 }, () => orderNumber(now)));
    expect(numbers.size).toBe(2000);
  });

  it("sorts by time", () => {
    const earlier = orderNumber(new Date("2026-01-01T00:00:00Z"));
    const later = orderNumber(new Date("2026-01-01T00:00:01Z"));
    expect(earlier < later).toBe(true);
  });

  it("is told apart from the numbers of other systems", () => {
    const ours = orderNumber(new Date());
    expect(isOrderNumber(ours)).toBe(true);
    const theirs = [
      "",
      "10042",
      "MPH1",
      `${ours}0`,
      ours.slice(1),
      ours.toLowerCase(),
      `${ours}\n`,
    ];
    expect(theirs.filter(isOrderNumber)).toEqual([]);
  });
});
