import type { AccountCheck } from "./gateway";

/** Farther off than this, a clock is wrong rather than slow in answering. */
export const NOTICED_MS = 60_000;

/**
 * Farther off than this, things go wrong: what was begun at the gateway is looked for in the wrong
 * minutes, authorizations seem to lapse too early or too late, and Alipay comes to refuse requests
 * (`invalid-timestamp`; it does not say how far off a request's time may be).
 */
const TOO_FAR_MS = 5 * 60_000;

const SYNCHRONISE = "Synchronise the server's clock (NTP).";

/** Told how many milliseconds our clock is ahead of the gateway's; negative when it is behind. */
export type SkewListener = (aheadMs: number) => void;

/** Remembers how far our clock is from a gateway's, as the last answer that told the time has it. */
export class ClockWatch {
  private ahead?: number;

  /** @param listener told each time that the clocks are noticeably apart */
  constructor(private readonly listener?: SkewListener) {}

  /** Undefined while no answer has told the time. */
  get aheadMs(): number | undefined {
    return this.ahead;
  }

  /**
   * The gateway answered at some moment between our sending and our receiving. Only what lies
   * outside of these is skew, so that a slow answer is never taken for a wrong clock.
   * @param theirs the gateway's time in its answer; what is no time tells nothing
   */
  heard(theirs: Date, sentAt: Date, receivedAt: Date): void {
    const at = theirs.getTime();
    if (Number.isNaN(at)) return;
    this.ahead = Math.max(0, sentAt.getTime() - at) + Math.min(0, receivedAt.getTime() - at);
    if (Math.abs(this.ahead) > NOTICED_MS) this.listener?.(this.ahead);
  }
}

/** The check of our clock; nothing when the gateway has not told the time. */
export function checkClock(gateway: string, { aheadMs }: ClockWatch): AccountCheck[] {
  const name = "clock";
  if (aheadMs === undefined) return [];
  const off = Math.abs(aheadMs);
  if (off <= NOTICED_MS) {
    return [{ name, ok: true, message: `The server's clock agrees with ${gateway}'s.` }];
  }
  const message = wordSkew(gateway, aheadMs);
  return [{ name, ok: off <= TOO_FAR_MS, message, fix: SYNCHRONISE }];
}

/** What is wrong and what to do, in one line for the log. */
export function warnOfSkew(gateway: string, aheadMs: number): string {
  return `${wordSkew(gateway, aheadMs)} ${SYNCHRONISE}`;
}

function wordSkew(gateway: string, aheadMs: number): string {
  const seconds = Math.round(Math.abs(aheadMs) / 1000);
  return `The server's clock is ${seconds} s ${aheadMs > 0 ? "ahead of" : "behind"} ${gateway}'s.`;
}
