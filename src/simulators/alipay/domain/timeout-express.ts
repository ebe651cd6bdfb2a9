import { endOfBeijingDay } from "../lib/beijing-time";

const PATTERN = /^([1-9]\d{0,4})([mhdc])$/;
const UNIT_MS = { m: 60_000, h: 3_600_000, d: 86_400_000 } as const;
const LONGEST_MS = 15 * UNIT_MS.d;

/**
 * When a period such as `90m`, `2h`, `1d` or `1c` (to the end of the Beijing day) that starts at
 * `from` is over; undefined for another format or one beyond 1m–15d.
 */
export function endOfTimeoutExpress(period: string, from: number): number | undefined {
  const [, count, unit] = PATTERN.exec(period) ?? [];
  if (count === undefined) return undefined;
  if (unit === "c") return count === "1" ? endOfBeijingDay(from) : undefined;
  const ms = Number(count) * UNIT_MS[unit as keyof typeof UNIT_MS];
  return ms <= LONGEST_MS ? from + ms : undefined;
}

export function isTimeoutExpress(period: string): boolean {
  return endOfTimeoutExpress(period, 0) !== undefined;
}
