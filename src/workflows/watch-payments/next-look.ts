import type { PaymentRow } from "../../modules/payment_hub/store/rows";

const MINUTE_MS = 60_000;
const LONGEST_MS = 6 * 60 * MINUTE_MS;

/** A payment begun at the last moment is decided a little after. */
const GRACE_MS = 2 * MINUTE_MS;

/** More than a week of looking, where a payment's end is not known. */
const MOST_LOOKS = 36;

/** When to look again at a payment that can still be paid; undefined when it no longer can. */
export function nextLook(
  payment: Pick<PaymentRow, "looks" | "payable_until">,
  now: Date,
): Date | undefined {
  const next = lookAgain(payment, now);
  const { looks, payable_until } = payment;
  if (!payable_until) return looks < MOST_LOOKS ? next : undefined;
  const end = payable_until.getTime() + GRACE_MS;
  if (now.getTime() >= end) return undefined;
  return new Date(Math.min(next.getTime(), end));
}

/** After a look that brought no answer: there is no end before the gateway has given one. */
export function lookAgain({ looks }: Pick<PaymentRow, "looks">, now: Date): Date {
  const pause = Math.min(MINUTE_MS * 2 ** Math.min(looks, 20), LONGEST_MS);
  return new Date(now.getTime() + pause);
}
