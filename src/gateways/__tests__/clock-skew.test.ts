import { checkClock, ClockWatch } from "../clock-skew";

const NOON = Date.UTC(2026, 10, 23, 12);
const at = (seconds: number): Date => new Date(NOON + seconds * 1000);

/** What a watch makes of one answer, sent for at noon by our clock. */
function heard(theirs: Date, receivedAfter: number) {
  const told: number[] = [];
  const watch = new ClockWatch((aheadMs) => told.push(aheadMs));
  watch.heard(theirs, at(0), at(receivedAfter));
  return { told, aheadMs: watch.aheadMs };
}

test.each([
  ["in the middle of a slow answer", at(45), 90, 0],
  ["before it was asked", at(-70), 90, 70_000],
  ["after it had answered", at(160), 90, -70_000],
])("a gateway whose time is %s", (_, theirs, receivedAfter, aheadMs) => {
  expect(heard(theirs, receivedAfter)).toEqual({
    told: aheadMs === 0 ? [] : [aheadMs],
    aheadMs,
  });
});

test("a second or two is nobody's business", () => {
  expect(heard(at(-2), 0)).toEqual({ told: [], aheadMs: 2_000 });
});

test("an answer without the time tells nothing", () => {
  expect(heard(new Date("undefined"), 0)).toEqual({ told: [], aheadMs: undefined });
  expect(checkClock("Stripe", new ClockWatch())).toEqual([]);
});
