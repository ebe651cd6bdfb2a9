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

const HOUR_MS = 60 * MINUTE_MS;

const DAY_MS = 24 * HOUR_MS;

/** Most refunds are made in the first days; Stripe and Alipay let them be made for months. */
const SETTLED_LOOKS_MS = [HOUR_MS, ...[1, 3, 7, 30, 90, 180].map((days) => days * DAY_MS)];

/**
 * When to look again at a payment that Medusa has as it is paid, for refunds whose event was lost;
 * undefined when that is over.
 */
export function nextSettledLook(settledAt: Date, now: Date): Date | undefined {
  const age = now.getTime() - settledAt.getTime();
  const after = SETTLED_LOOKS_MS.find((at) => at > age);
  return after === undefined ? undefined : new Date(settledAt.getTime() + after);
}

/** Each pause is so much longer than the one before: an abandoned cart costs a handful of calls. */
const SLOWER = 3;

/** Nobody comes back to pay after that; who does all the same is told of by an event. */
const GIVEN_UP_AFTER_MS = DAY_MS;

/** A bank debit is decided, and a transfer that the buyer was asked for is there, within two weeks. */
const DECIDED_AFTER_MS = 15 * DAY_MS;

/** The buyer has chosen how to pay, and only time tells what comes of it. */
export function isUnderWay({ status }: Pick<PaymentRow, "status">): boolean {
  return status === "processing" || status === "requires_action";
}

/** What has waited for a day can wait for another one. */
const LONGEST_LATER_MS = DAY_MS;

/**
 * When to look again at a payment that a shopper may still be making; undefined when that is over.
 * @param firstLookMs the gateway's own pause before the first look
 */
export function nextLiveLook(
  payment: Pick<PaymentRow, "looks" | "payable_until" | "created_at" | "status">,
  firstLookMs: number,
  now: Date,
): Date | undefined {
  const { looks, payable_until, created_at, status } = payment;
  const isDeciding = status === "processing";
  const patience = isUnderWay({ status }) ? DECIDED_AFTER_MS : GIVEN_UP_AFTER_MS;
  const end =
    payable_until && !isDeciding
      ? payable_until.getTime() + GRACE_MS
      : created_at.getTime() + patience;
  if (now.getTime() >= end) return undefined;
  const isYoung = now.getTime() < created_at.getTime() + DAY_MS;
  const longest = isYoung ? LONGEST_MS : LONGEST_LATER_MS;
  const pause = Math.min(firstLookMs * SLOWER ** Math.min(looks, 20), longest);
  return new Date(Math.min(now.getTime() + pause, end));
}
