import type { AttemptRow } from "./rows";

/** Whatever sent it, its lease and its retries are over by then: it died, or it has settled. */
const OVERDUE_SECONDS = 180;

const UNKNOWN_SECONDS = 10;
const PENDING_SECONDS = 30;

/** Operations that Medusa keeps a row of, which a process that dies may leave behind or forget. */
const IN_MEDUSA = ["capture", "refund"];

/** Those, and changes of the amount, which Medusa may not have been told of. */
const LOOKED_AT_ONCE_MORE = [...IN_MEDUSA, "update"];

/** Nobody can say yet whether it happened, or it has only been promised. */
export function isOpen({ outcome, operation }: Pick<AttemptRow, "outcome" | "operation">): boolean {
  if (outcome === "sent" || outcome === "unknown") return true;
  return outcome === "pending" && IN_MEDUSA.includes(operation);
}

/**
 * When the repair job has to look at an attempt that has just come to this outcome. Settled captures,
 * refunds and changes of the amount are looked at once more, to see that Medusa's books agree.
 * @returns seconds; undefined for never
 */
export function secondsUntilAsked(
  attempt: Pick<AttemptRow, "outcome" | "operation">,
): number | undefined {
  switch (attempt.outcome) {
    case "sent":
      return OVERDUE_SECONDS;
    case "unknown":
      return UNKNOWN_SECONDS;
    case "pending":
      return isOpen(attempt) ? PENDING_SECONDS : undefined;
    default:
      return LOOKED_AT_ONCE_MORE.includes(attempt.operation) ? OVERDUE_SECONDS : undefined;
  }
}

/** Stripe forgets a key when it is a day old; sent again after that, it is a new request. */
export const KEY_LIFE_SECONDS = 23 * 60 * 60;

/** Counted from its first use, which is when the gateway began to remember it. */
export function isKeyOver({ started_at }: Pick<AttemptRow, "started_at">, now: Date): boolean {
  return now.getTime() - started_at.getTime() >= KEY_LIFE_SECONDS * 1000;
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** Seconds from one look at an open attempt to the next; the last one goes on for good. */
const SCHEDULE = [
  10,
  20,
  30,
  1 * MINUTE,
  2 * MINUTE,
  5 * MINUTE,
  10 * MINUTE,
  30 * MINUTE,
  1 * HOUR,
  3 * HOUR,
  6 * HOUR,
  12 * HOUR,
  24 * HOUR,
];

/** How long to wait after the n-th look in vain. */
export function pauseAfter(asks: number): number {
  return SCHEDULE[Math.min(asks, SCHEDULE.length) - 1] ?? UNKNOWN_SECONDS;
}
