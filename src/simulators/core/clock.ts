/** The simulator's own time, in epoch milliseconds; tests move it to age keys, trades and links. */
export class SimClock {
  private offsetMs = 0;

  now(): number {
    return Date.now() + this.offsetMs;
  }

  /** Shifts the clock; positive values are the future. Offsets add up. */
  advance(ms: number): void {
    this.offsetMs += ms;
  }
}
