/** Time is passed in, so that expiries, leases and key lives can be tested. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };
