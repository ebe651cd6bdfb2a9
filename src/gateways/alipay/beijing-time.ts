/** Beijing has been at UTC+8 without daylight saving since 1991, so a fixed offset is exact. */
const OFFSET_MS = 8 * 60 * 60 * 1000;

const PATTERN = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(\.\d{1,3})?$/;

/**
 * `yyyy-MM-dd HH:mm:ss` in Beijing, whatever the host's zone is. Alipay reads every time without a
 * zone as Beijing's; the SDK on its own would send the host's.
 */
export function toBeijing(at: Date): string {
  return new Date(at.getTime() + OFFSET_MS).toISOString().slice(0, 19).replace("T", " ");
}

/** The moment that one of Alipay's times means; undefined for anything else. */
export function fromBeijing(text: string | undefined): Date | undefined {
  if (!text || !PATTERN.test(text)) return undefined;
  const at = new Date(Date.parse(`${text.replace(" ", "T")}Z`) - OFFSET_MS);
  return Number.isNaN(at.getTime()) ? undefined : at;
}
