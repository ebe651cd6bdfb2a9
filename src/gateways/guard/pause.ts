import type { Clock } from "../../lib/clock";
import { hasValue } from "../outcome";
import type { GuardLimits } from "./limits";
import type { Answer } from "./sign";

export type Sleep = (ms: number) => Promise<unknown>;

/** How long a gateway asked to be left alone: `Retry-After`, or a rate limit without a time. */
export class Pause {
  private until = 0;
  private askedMs = 0;

  constructor(
    private readonly clock: Clock,
    private readonly limits: GuardLimits,
  ) {}

  get remainingMs(): number {
    const left = this.until - this.clock.now().getTime();
    // More is left than was ever asked for: the clock was set back meanwhile.
    return left > this.askedMs ? 0 : Math.max(0, left);
  }

  heed(answer: Answer): void {
    if (!answer || hasValue(answer)) return;
    const { code, retryAfterMs } = answer.error;
    const asked = retryAfterMs ?? (code === "rate_limited" ? this.limits.pauseMs : 0);
    const ms = Math.min(asked, this.limits.longestPauseMs);
    if (ms <= this.remainingMs) return;
    this.until = this.clock.now().getTime() + ms;
    this.askedMs = ms;
  }

  /** Waits for a short pause to end, once: one that began meanwhile is not waited for. */
  async waitOut(sleep: Sleep): Promise<void> {
    const { until, remainingMs } = this;
    if (remainingMs === 0 || remainingMs > this.limits.waitedOutMs) return;
    await sleep(remainingMs);
    // A timer may ring a millisecond early.
    if (this.until === until) this.until = 0;
  }
}
