import { say } from "../output";

/** Tells one step: what it is, how it ended and how long it took. What it throws goes on. */
export type Say = <T>(what: string, act: () => Promise<T>) => Promise<T>;

export const tell: Say = async (what, act) => {
  const begun = performance.now();
  const result = await act();
  const seconds = ((performance.now() - begun) / 1000).toFixed(2);
  const detail = detailOf(result);
  say(`  ✓ ${seconds.padStart(6)} s  ${what}${detail && `: ${detail}`}`);
  return result;
};

function detailOf(result: unknown): string {
  if (typeof result === "string") return result;
  const { payment_status, merchant_id } = (result ?? {}) as Record<string, unknown>;
  return String(payment_status ?? merchant_id ?? "");
}
