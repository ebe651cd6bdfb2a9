import type { ErrorCode } from "../../../gateways/errors";
import { NotNow } from "../../not-now";
import { neverEnds, nextTry } from "../next-try";

const MINUTE = 60;
const DAY = 24 * 60 * MINUTE;

const notNow = (code: ErrorCode, retryAfterMs?: number) =>
  new NotNow({
    ...{ code, merchantMessage: "x", shopperMessage: "x", retryable: true },
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  });

/** All pauses between the tries of an event that always ends so. */
function pausesOf(error: unknown): number[] {
  const pauses: number[] = [];
  const event = { tries: 1, outages: 0 };
  for (;;) {
    const next = nextTry(event, error);
    if (!next) return pauses;
    pauses.push(next.seconds);
    event.tries += 1;
    if (next.isOutage) event.outages += 1;
  }
}

const sum = (numbers: number[]): number => numbers.reduce((total, number) => total + number, 0);

describe("when an event is tried again", () => {
  it("is ever later, for three days", () => {
    const pauses = pausesOf(new Error("a bug"));
    expect(pauses).toHaveLength(14);
    expect([...pauses].sort((a, b) => a - b)).toEqual(pauses);
    expect(Math.floor(sum(pauses) / DAY)).toBe(3);
    expect(pausesOf(notNow("not_found"))).toEqual(pauses);
  });

  it("is a quarter of an hour after the gateway is back at the latest, however long it was down", () => {
    const threeDays = pausesOf(notNow("gateway_unavailable")).slice(0, 288);
    expect(threeDays.slice(0, 3)).toEqual([1, 2, 5]);
    expect(Math.max(...threeDays)).toBe(15 * MINUTE);
    expect(sum(threeDays)).toBeGreaterThan(2.9 * DAY);
  });

  it("is not for ever", () => {
    expect(pausesOf(notNow("gateway_unavailable"))).toHaveLength(288 + 14);
  });

  it("is not before the gateway wants to be asked, within reason", () => {
    expect(nextTry({ tries: 1, outages: 0 }, notNow("rate_limited", 40_500))?.seconds).toBe(41);
    expect(nextTry({ tries: 1, outages: 0 }, notNow("rate_limited", 1e9))?.seconds).toBe(
      15 * MINUTE,
    );
  });

  it("is as if it had not been tried, once the gateway is back", () => {
    expect(nextTry({ tries: 101, outages: 100 }, new Error("busy"))).toEqual({
      ...{ seconds: 1, isOutage: false },
    });
    expect(neverEnds({ tries: 101, outages: 100 })).toBe(false);
  });
});
