import type { EventRow } from "../../modules/payment_hub/store/rows";
import { NotNow } from "../not-now";

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** Seconds until the next try. They add up to three days, as long as Stripe itself would retry. */
const PAUSES = [
  1,
  2,
  5,
  15,
  30,
  1 * MINUTE,
  5 * MINUTE,
  15 * MINUTE,
  1 * HOUR,
  3 * HOUR,
  8 * HOUR,
  ...[12 * HOUR, 24 * HOUR, 24 * HOUR],
];

/** What a gateway told while it was down is applied so soon after it has come back. */
const LONGEST_OUTAGE_PAUSE = 15 * MINUTE;

/** Three days of them; after that a gateway that cannot be reached is a reason like any other. */
const MOST_OUTAGES = (3 * 24 * HOUR) / LONGEST_OUTAGE_PAUSE;

export interface NextTry {
  seconds: number;
  /** Its gateway was out of reach, which says nothing of the event: the try is not counted. */
  isOutage: boolean;
}

type Tried = Pick<EventRow, "tries" | "outages">;

/**
 * When an event is to be tried again.
 * @param error what the try ended with, where it did not end with a verdict
 * @returns undefined when it was tried often enough
 */
export function nextTry(event: Tried, error?: unknown): NextTry | undefined {
  if (error instanceof NotNow && error.isOutage && event.outages < MOST_OUTAGES) {
    const usual = PAUSES[event.tries - 1] ?? LONGEST_OUTAGE_PAUSE;
    const asked = Math.ceil((error.retryAfterMs ?? 0) / 1000);
    return { seconds: Math.min(Math.max(usual, asked), LONGEST_OUTAGE_PAUSE), isOutage: true };
  }
  const seconds = PAUSES[counted(event) - 1];
  return seconds === undefined ? undefined : { seconds, isOutage: false };
}

/** Whether all tries were made and no pause followed the last: each process died of it. */
export function neverEnds(event: Tried): boolean {
  return counted(event) > PAUSES.length + 1;
}

function counted({ tries, outages }: Tried): number {
  return tries - outages;
}
