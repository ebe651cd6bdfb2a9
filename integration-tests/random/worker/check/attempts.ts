import { isOpen } from "../../../../src/modules/payment_hub/store/attempt-schedule";
import type {
  AttemptRow,
  BreakRow,
  PaymentRow,
} from "../../../../src/modules/payment_hub/store/rows";
import type { Run } from "../run/context";
import { total, type Truth } from "./ledger";

/** I3 and I6: each attempt had the effect that the journal says, once, and none is left open unseen. */
export async function checkAttempts(
  { shop: { knex } }: Run,
  payment: PaymentRow,
  truth: Truth,
  breaks: readonly BreakRow[],
): Promise<string[]> {
  const attempts: AttemptRow[] = await knex("payment_hub_attempt").where({
    payment_id: payment.id,
  });
  const keys = attempts.map(({ idempotency_key }) => idempotency_key);
  const unseen = attempts.filter(
    (attempt) =>
      isOpen(attempt) &&
      !breaks.some(({ kind, subject }) => kind === "outcome_unknown" && subject === attempt.id),
  );
  return [
    ...(new Set(keys).size === keys.length ? [] : [`I3: ${payment.order_number} has a key twice`]),
    ...(truth.created > 1 ? [`I3: ${payment.order_number} exists ${truth.created} times`] : []),
    ...unseen.map(({ idempotency_key, outcome }) => `I6: ${idempotency_key} is left ${outcome}`),
    ...compare(attempts, "refund", truth.refunds),
    ...compareAll(payment, truth),
    ...(truth.captures
      ? compare(attempts, "capture", truth.captures)
      : compareSum(attempts, payment, truth)),
  ];
}

/** Nothing goes back that no number of ours stands for. */
function compareAll({ order_number }: PaymentRow, { refunded, refunds }: Truth): string[] {
  const numbered = total([...refunds.values()].flat());
  if (numbered === refunded) return [];
  return [`I3: of ${order_number} went back ${refunded}, under our numbers ${numbered}`];
}

/** What moved under a key, against what the journal says of it. */
function compare(
  attempts: readonly AttemptRow[],
  operation: "capture" | "refund",
  moved: Map<string, bigint[]>,
): string[] {
  const own = attempts.filter((attempt) => attempt.operation === operation);
  const unknown = [...moved.keys()].filter(
    (number) => !own.some(({ idempotency_key }) => idempotency_key === number),
  );
  const wrong = own.filter(({ idempotency_key, outcome, amount }) => {
    const sum = total(moved.get(idempotency_key) ?? []);
    const expected = outcome === "succeeded" ? BigInt(amount ?? "0") : 0n;
    return !isOpen({ outcome, operation }) && sum !== expected;
  });
  return [
    ...unknown.map(
      (number) => `I3: ${operation} ${number} moved money, the journal knows nothing of it`,
    ),
    ...wrong.map(
      ({ idempotency_key, outcome, amount }) =>
        `I3: ${idempotency_key} of ${amount} is ${outcome}, but moved ` +
        `${(moved.get(idempotency_key) ?? []).join(" + ") || "nothing"}`,
    ),
  ];
}

/** Stripe gives captures no number: what was captured by hand is what the journal says, all in all. */
function compareSum(
  attempts: readonly AttemptRow[],
  { capture_method, order_number }: PaymentRow,
  { captured }: Truth,
): string[] {
  if (capture_method !== "manual") return [];
  const done = attempts.filter(
    ({ operation, outcome }) => operation === "capture" && outcome === "succeeded",
  );
  const sum = total(done.map(({ amount }) => BigInt(amount ?? "0")));
  return sum === captured
    ? []
    : [`I3: captures of ${order_number} make ${sum} in the journal and ${captured} at the gateway`];
}
