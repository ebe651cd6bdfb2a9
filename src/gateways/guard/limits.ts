/** When a gateway counts as down, and how long it is left alone. Times are milliseconds. */
export interface GuardLimits {
  /** How far back answers are counted. */
  windowMs: number;
  /** Fewer answers than this within the window say nothing, however bad they are. */
  volume: number;
  /** More than this percentage of them without an answer opens the breaker. */
  errorPercent: number;
  /** How long nothing is sent before one call may try again. */
  resetMs: number;
  /** How long to pause when a gateway limits the rate without saying for how long. */
  pauseMs: number;
  /**
   * No pause is longer, whatever the gateway asks for: a wrong value must not close a shop for good.
   * Ten minutes are as long as an outage asks for; after that one call asks again.
   */
  longestPauseMs: number;
  /** A pause that ends this soon is waited for: that is less trouble than a refusal. */
  waitedOutMs: number;
}

/**
 * Half a minute is short enough that an hour of good answers does not hide a gateway that has just
 * gone down, and five answers are enough that one broken connection at night does not close it.
 * A wrong opening costs ten seconds of refusals; a gateway that is down costs each caller up to
 * forty (Stripe's time-out, twice).
 */
export const LIMITS: GuardLimits = {
  windowMs: 30_000,
  volume: 5,
  errorPercent: 50,
  resetMs: 10_000,
  pauseMs: 1_000,
  longestPauseMs: 10 * 60_000,
  waitedOutMs: 2_000,
};
