/** `yyyy-MM-dd HH:mm:ss` as a clock on a wall there shows it. */
export function wallClock(at: Date, timeZone: string): string {
  // Swedish dates are written in this order.
  return new Intl.DateTimeFormat("sv-SE", {
    timeZone,
    dateStyle: "short",
    timeStyle: "medium",
  }).format(at);
}

const HOUR_MS = 3_600_000;
const HOURS_OF_A_YEAR = 366 * 24;

/** The next moment at which a zone's clocks are put forward or back; they do so at a full hour. */
export function nextClockChange(timeZone: string): Date {
  const from = Math.ceil(Date.now() / HOUR_MS) * HOUR_MS;
  const offsetAt = (ms: number): number =>
    Date.parse(`${wallClock(new Date(ms), timeZone).replace(" ", "T")}Z`) - ms;
  for (let hour = 1; hour <= HOURS_OF_A_YEAR; hour++) {
    const at = from + hour * HOUR_MS;
    if (offsetAt(at) !== offsetAt(at - HOUR_MS)) return new Date(at);
  }
  throw new Error(`${timeZone} has no daylight saving`);
}
