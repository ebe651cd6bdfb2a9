import { EventEmitter } from "node:events";
import CircuitBreaker from "opossum";
import type { Clock } from "../../lib/clock";
import type { GuardLimits } from "./limits";
import type { Sign } from "./sign";

export interface BreakerState {
  state: "closed" | "open" | "half_open";
  since: Date;
}

/** Tells the breaker what came of a call that it let through. */
export type Report = (sign: Sign) => Promise<void>;

const BUCKETS = 10;

/**
 * Opossum's state machine and window, told of answers when they are there. The calls do not run
 * inside of it, for three reasons: it counts a call when it begins, and one that times out would
 * have left the window before its failure enters; it knows no answer that says nothing; and news
 * from before an opening would decide about the time after it.
 */
export class Breaker {
  private readonly turns = new EventEmitter();
  private readonly circuit: CircuitBreaker<[Sign], void>;
  private current: BreakerState;
  private turnedAt: number;
  private probing = false;
  /** How often it opened. */
  opened = 0;

  constructor(
    private readonly clock: Clock,
    private readonly limits: GuardLimits,
  ) {
    this.current = { state: "closed", since: clock.now() };
    this.turnedAt = clock.now().getTime();
    this.circuit = new CircuitBreaker(count, {
      // A call that moves money is never given up half-way; the gateways have time-outs of their own.
      timeout: false,
      resetTimeout: limits.resetMs,
      rollingCountTimeout: limits.windowMs,
      rollingCountBuckets: BUCKETS,
      volumeThreshold: limits.volume,
      errorThresholdPercentage: limits.errorPercent,
      rollingPercentilesEnabled: false,
      // Opossum's own timers would outlive an account whose keys were changed.
      enableSnapshots: false,
      rotateBucketController: this.turns,
    });
    this.circuit.on("open", () => {
      this.opened += 1;
      this.enter("open");
    });
    this.circuit.on("halfOpen", () => this.enter("half_open"));
    this.circuit.on("close", () => {
      // What went wrong before must not open it again at the first new failure.
      this.turn(BUCKETS);
      this.enter("closed");
    });
  }

  get state(): BreakerState {
    return this.current;
  }

  /** Whether the next call would be let through. */
  get lets(): boolean {
    return this.circuit.closed || (this.circuit.halfOpen && !this.probing);
  }

  /** Until when a call has no chance; at least a second, so that nobody is told "in 0 s". */
  retryInMs(): number {
    const passed = this.clock.now().getTime() - this.current.since.getTime();
    return Math.max(1_000, this.limits.resetMs - passed);
  }

  /** Lets a call through, one at a time when half open; undefined when it is to be refused. */
  admit(): Report | undefined {
    if (!this.lets) return undefined;
    const admitted = this.current;
    if (admitted.state === "half_open") this.probing = true;
    return async (sign) => {
      if (this.current !== admitted) return;
      this.probing = false;
      if (sign === "none") return;
      this.moveWindow();
      await this.circuit.fire(sign).catch(() => undefined);
    };
  }

  private enter(state: BreakerState["state"]): void {
    this.probing = false;
    this.current = { state, since: this.clock.now() };
  }

  /** Moves the window on to now; a clock that was set back starts it anew. */
  private moveWindow(): void {
    const now = this.clock.now().getTime();
    const bucketMs = this.limits.windowMs / BUCKETS;
    const due = Math.floor((now - this.turnedAt) / bucketMs);
    if (due < 0 || due >= BUCKETS) {
      this.turn(BUCKETS);
      this.turnedAt = now;
    } else {
      this.turn(due);
      this.turnedAt += due * bucketMs;
    }
  }

  private turn(times: number): void {
    for (let i = 0; i < times; i += 1) this.turns.emit("rotate");
  }
}

/** Opossum counts what rejects. */
async function count(sign: Sign): Promise<void> {
  if (sign === "trouble") throw new Error(sign);
}
