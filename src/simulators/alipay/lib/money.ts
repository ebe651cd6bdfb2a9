/** Whole fen (1 CNY = 100 fen). Made only by the functions here, so that no float gets in. */
export type Fen = number & { readonly unit: "fen" };

export const ZERO = 0 as Fen;

/** Alipay's bounds for one payment: 0.01 to 100000000.00 CNY. */
const MIN_AMOUNT = 1;
const MAX_AMOUNT = 10_000_000_000;

const YUAN = /^(0|[1-9]\d{0,8})(?:\.(\d{1,2}))?$/;

/** Reads `"88.8"` as 8880 fen; undefined for anything but 0.01–100000000 with at most 2 decimals. */
export function parseYuan(text: string): Fen | undefined {
  const match = YUAN.exec(text);
  if (!match) return undefined;
  const [, yuan = "", decimals = ""] = match;
  const fen = Number(yuan) * 100 + Number(decimals.padEnd(2, "0"));
  return fen >= MIN_AMOUNT && fen <= MAX_AMOUNT ? (fen as Fen) : undefined;
}

/** Alipay prints every amount with two decimals. */
export function formatYuan(fen: Fen): string {
  const sign = fen < 0 ? "-" : "";
  const digits = String(Math.abs(fen)).padStart(3, "0");
  return `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

export function sum(amounts: Iterable<Fen>): Fen {
  let total = 0;
  for (const amount of amounts) total += amount;
  return total as Fen;
}

export function subtract(from: Fen, amount: Fen): Fen {
  return (from - amount) as Fen;
}
