/** Beijing has been at UTC+8 without daylight saving since 1991, so a fixed offset is exact. */
const OFFSET_MS = 8 * 60 * 60 * 1000;

const PATTERN = /^(\d{4})-(\d{2})-(\d{2}) (\d{2}):(\d{2}):(\d{2})$/;

/** `yyyy-MM-dd HH:mm:ss` in Beijing, whatever the host's zone is. */
export function formatBeijing(epochMs: number): string {
  return shifted(epochMs).slice(0, 19);
}

/** With milliseconds, as `gmt_refund` carries them. */
export function formatBeijingMillis(epochMs: number): string {
  return shifted(epochMs).slice(0, 23);
}

/** `yyyyMMdd` in Beijing, the head of every trade number. */
export function beijingDay(epochMs: number): string {
  return shifted(epochMs).slice(0, 10).replaceAll("-", "");
}

/** Epoch milliseconds; undefined for another format or a date that does not exist. */
export function parseBeijing(text: string): number | undefined {
  if (!PATTERN.test(text)) return undefined;
  const epochMs = Date.parse(`${text.replace(" ", "T")}Z`) - OFFSET_MS;
  return !Number.isNaN(epochMs) && formatBeijing(epochMs) === text ? epochMs : undefined;
}

/** The last moment of the Beijing day, which `timeout_express=1c` means. */
export function endOfBeijingDay(epochMs: number): number {
  const dayMs = 24 * 60 * 60 * 1000;
  return Math.ceil((epochMs + OFFSET_MS + 1) / dayMs) * dayMs - OFFSET_MS - 1;
}

function shifted(epochMs: number): string {
  return new Date(epochMs + OFFSET_MS).toISOString().replace("T", " ").replace("Z", "");
}
