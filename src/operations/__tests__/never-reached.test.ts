import { alipayGateway } from "../../gateways/alipay";
import type { AttemptRow } from "../../modules/payment_hub/store/rows";
import { isCertainlyOver } from "../never-reached";

const SENT = new Date("2026-11-23T12:00:00Z");

/** Whether an attempt is over at Alipay that it has not seen so many minutes after it was sent. */
function isOverAfter(minutes: number, operation: string): boolean {
  const attempt = { operation, outcome: "unknown", sent_at: SENT } as AttemptRow;
  return isCertainlyOver(attempt, alipayGateway, new Date(SENT.getTime() + minutes * 60_000));
}

test("an offer of Alipay's is over when its number can no longer be paid, before a person is told", () => {
  expect(isOverAfter(30, "create")).toBe(false);
  // The repair job asks 49 minutes after the first time; after an hour a person is told.
  expect(isOverAfter(45, "create")).toBe(true);
});

test("a refund may be on its way to a bank for a day", () => {
  expect(isOverAfter(23 * 60, "refund")).toBe(false);
  expect(isOverAfter(24 * 60, "refund")).toBe(true);
});
