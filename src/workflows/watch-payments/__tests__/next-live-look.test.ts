import type { PaymentStatus } from "../../../gateways/gateway";
import { nextLiveLook, nextSettledLook } from "../next-look";

const BEGUN = new Date("2026-11-23T00:00:00Z");
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Minutes after its beginning at which a payment is looked at that nobody pays. */
function looksAt(
  firstLookMs: number,
  payable_until: Date | null,
  status: PaymentStatus = "waiting",
): number[] {
  const minutes: number[] = [];
  let at: Date | undefined = new Date(BEGUN.getTime() + firstLookMs);
  for (let looks = 1; at; looks += 1) {
    minutes.push((at.getTime() - BEGUN.getTime()) / MINUTE);
    at = nextLiveLook({ looks, payable_until, created_at: BEGUN, status }, firstLookMs, at);
  }
  return minutes;
}

describe("looking at a payment that no event tells of", () => {
  it("asks Stripe a handful of times in a day", () => {
    expect(looksAt(2 * MINUTE, null)).toEqual([2, 8, 26, 80, 242, 602, 962, 1322, 1440]);
  });

  it("asks Alipay until the number can no longer be paid, and a little after", () => {
    const until = new Date(BEGUN.getTime() + 30 * MINUTE);
    const looks = looksAt(20_000, until);
    expect(looks.length).toBeLessThan(7);
    expect(looks.at(-1)).toBe(32);
  });

  it.each(["processing", "requires_action"] as const)(
    "waits for a bank that takes its time (%s)",
    (status) => {
      const looks = looksAt(2 * MINUTE, null, status);
      expect(looks.at(-1)).toBe((15 * 24 * HOUR) / MINUTE);
      expect(looks.length).toBeLessThan(25);
    },
  );

  it("waits for a voucher as long as it can be paid and told of", () => {
    const until = new Date(BEGUN.getTime() + 7 * 24 * HOUR);
    const looks = looksAt(2 * MINUTE, until, "requires_action");
    expect(looks.at(-1)).toBe((7 * 24 * HOUR) / MINUTE + 2);
    expect(looks.length).toBeLessThan(20);
  });
});

test("a payment that Medusa has is looked at seven times in half a year", () => {
  const hours: number[] = [];
  let at = nextSettledLook(BEGUN, BEGUN);
  while (at) {
    hours.push((at.getTime() - BEGUN.getTime()) / HOUR);
    // The watch is never on time.
    at = nextSettledLook(BEGUN, new Date(at.getTime() + 20_000));
  }
  expect(hours).toEqual([1, ...[1, 3, 7, 30, 90, 180].map((days) => days * 24)]);
});
