import type { Clock } from "../../lib/clock";
import type { GatewayError } from "../errors";
import type { AskLater } from "../outcome";
import { Breaker, type BreakerState, type Report } from "./breaker";
import type { GuardLimits } from "./limits";
import { Pause, type Sleep } from "./pause";
import { limited, notAnswering, notAsked } from "./refusals";
import { signOf, type Answer } from "./sign";

/** How an account's gateway is doing, as this process has seen it. */
export interface GuardState extends BreakerState {
  /** Until when the gateway asked to be left alone. */
  pausedUntil?: Date;
  /** How often the breaker opened. */
  opened: number;
  /** How many calls were answered without being made. */
  refused: number;
}

type Admission = { ok: true; report: Report } | { ok: false; error: GatewayError };
type Rejected = { outcome: "rejected"; error: GatewayError };
type Unknown = { outcome: "unknown"; error: GatewayError; ask: AskLater };

/** Stands before every call of one account: refuses at once what would only wait in vain. */
export class AccountGuard {
  private readonly breaker: Breaker;
  private readonly pause: Pause;
  private refused = 0;

  /** @param name what people call the gateway */
  constructor(
    private readonly name: string,
    private readonly clock: Clock,
    private readonly sleep: Sleep,
    limits: GuardLimits,
    private readonly onRefused: () => void = () => undefined,
  ) {
    this.breaker = new Breaker(clock, limits);
    this.pause = new Pause(clock, limits);
  }

  get state(): GuardState {
    const { remainingMs } = this.pause;
    const pausedUntil = new Date(this.clock.now().getTime() + remainingMs);
    return {
      ...this.breaker.state,
      ...(remainingMs > 0 && { pausedUntil }),
      opened: this.breaker.opened,
      refused: this.refused,
    };
  }

  /**
   * A call that does something. Refused, it is `rejected` and not `unknown`: nothing was sent.
   * @param offline whether it is answered without asking the gateway: then it tells nothing of the
   *   gateway and no rate limit concerns it, but a gateway that is down cannot serve its buyer either
   */
  async send<A extends Answer>(call: () => Promise<A>, offline = false): Promise<A | Rejected> {
    const admission = offline ? this.admit(0) : await this.admitAfterPause();
    if (!admission.ok) return { outcome: "rejected", error: admission.error };
    return this.run(call, admission.report, offline);
  }

  /** A question about a payment. Refused, it is `unknown`, for nobody can say. */
  async ask<A extends Answer>(ask: AskLater, call: () => Promise<A>): Promise<A | Unknown> {
    const admission = await this.admitAfterPause();
    if (!admission.ok) return { outcome: "unknown", error: notAsked(admission.error), ask };
    return this.run(call, admission.report, false);
  }

  /**
   * Questions wait for a short pause as well: whatever is tried again begins with one, and a second
   * click right after a rate limit would otherwise be refused for it.
   */
  private async admitAfterPause(): Promise<Admission> {
    if (this.breaker.lets) await this.pause.waitOut(this.sleep);
    return this.admit(this.pause.remainingMs);
  }

  private admit(pausedMs: number): Admission {
    const report = pausedMs > 0 ? undefined : this.breaker.admit();
    if (report) return { ok: true, report };
    this.refused += 1;
    this.onRefused();
    const { name, breaker } = this;
    // A breaker that is open tells more than a pause does.
    const error = breaker.lets ? limited(name, pausedMs) : notAnswering(name, breaker.retryInMs());
    return { ok: false, error };
  }

  private async run<A extends Answer>(
    call: () => Promise<A>,
    report: Report,
    offline: boolean,
  ): Promise<A> {
    let answer: A;
    try {
      answer = await call();
    } catch (thrown) {
      // No operation throws; a defect must not leave a half-open breaker waiting for its probe.
      await report("none");
      throw thrown;
    }
    this.pause.heed(answer);
    await report(offline ? "none" : signOf(answer));
    return answer;
  }
}
