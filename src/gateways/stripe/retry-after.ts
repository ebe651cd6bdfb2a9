/** Nobody waits longer than this; what is asked for beyond it is tried again all the same. */
const LONGEST_MS = 10 * 60_000;

type Headers = Readonly<Record<string, string | string[] | undefined>>;

/**
 * How long an answer asks to be left alone: its `Retry-After`, in seconds or as a date
 * (RFC 9110, 10.2.3).
 * @param now what a date is measured from when the answer does not say what time it is there
 * @returns milliseconds, 10 minutes at most; undefined when nothing sensible is asked for
 */
export function retryAfter(headers: Headers | undefined, now = Date.now()): number | undefined {
  const value = headers?.["retry-after"];
  if (typeof value !== "string") return undefined;
  const wait = /^\d+$/.test(value.trim())
    ? Number(value) * 1000
    : Date.parse(value) - timeOf(headers, now);
  return wait > 0 ? Math.min(wait, LONGEST_MS) : undefined;
}

/** The other side's clock, by which it wrote its date. */
function timeOf(headers: Headers | undefined, now: number): number {
  const theirs = Date.parse(String(headers?.date));
  return Number.isNaN(theirs) ? now : theirs;
}
