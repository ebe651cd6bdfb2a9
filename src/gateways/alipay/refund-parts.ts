import type { RefundPart, RefundRequest, RefundView } from "../gateway";
import { hasValue, succeeded, type Outcome } from "../outcome";
import type { AlipayClient } from "./client";
import { toYuan } from "./currency";
import { orderNumberOf, partNumber } from "./numbers";
import { askForRefund, refundTrade } from "./refund-trade";

type PartedRefund = Pick<RefundRequest, "reference" | "amount"> & { parts: readonly RefundPart[] };

type PartOutcome = Outcome<RefundView> | undefined;

/**
 * Refunds several captures under one number, oldest first. Each part has a fixed number of its own and
 * is refunded once however often the whole is repeated. After a part that fails nothing more is sent.
 *
 * A refusal is only passed on when none of the parts has moved money. Otherwise the refund is
 * `pending`, with what went wrong, and repeating it goes on where it stopped.
 */
export async function refundParts(
  client: AlipayClient,
  refund: PartedRefund,
): Promise<Outcome<RefundView>> {
  const outcomes: PartOutcome[] = [];
  let failed: Outcome<RefundView> | undefined;
  for (const { capture, ...part } of numbered(refund)) {
    if (failed) {
      // A part behind the failed one may have been refunded when this was tried before.
      outcomes.push(await askForRefund(client, capture, part));
      continue;
    }
    const outcome = await refundTrade(client, capture, part);
    outcomes.push(outcome);
    if (!hasValue(outcome)) failed = outcome;
  }
  if (!failed) return summed(refund, outcomes);
  return outcomes.some(isTaken) ? summed(refund, outcomes) : undone(refund, failed, outcomes);
}

/** Asks for each part; undefined when none of them was ever seen. */
export async function findRefundParts(
  client: AlipayClient,
  refund: PartedRefund,
): Promise<Outcome<RefundView> | undefined> {
  const outcomes: PartOutcome[] = [];
  for (const { capture, ...part } of numbered(refund)) {
    outcomes.push(await askForRefund(client, capture, part));
  }
  const failed = outcomes.find(isFailure);
  if (failed) return outcomes.some(isTaken) ? summed(refund, outcomes) : about(refund, failed);
  return outcomes.some(isTaken) ? summed(refund, outcomes) : undefined;
}

function numbered({ reference, parts }: PartedRefund) {
  return parts.map((part, index) => ({ ...part, reference: partNumber(reference, index) }));
}

/** What the parts make together, when at least one of them was taken. */
function summed(refund: PartedRefund, outcomes: readonly PartOutcome[]): Outcome<RefundView> {
  const { reference, amount } = refund;
  const back = outcomes
    .flatMap((outcome) => (outcome?.outcome === "succeeded" ? [outcome.value.amount.minor] : []))
    .reduce((sum, minor) => sum + minor, 0n);
  if (back === amount.minor) return succeeded({ reference, amount, status: "succeeded" });
  const reason = outcomes.find(isFailure)?.error.merchantMessage;
  const sums = `${toYuan(amount.with(back))} of ${toYuan(amount)} CNY have gone back to the buyer.`;
  const problem = `${sums} ${reason ?? "Alipay has not finished the rest."} Repeat this refund to go on with it; nothing is refunded twice.`;
  return { outcome: "pending", value: { reference, amount, status: "pending", problem } };
}

/** No part is known to have moved: the failure speaks for the whole, unless a later part is in doubt. */
function undone(
  refund: PartedRefund,
  failed: Outcome<RefundView>,
  outcomes: readonly PartOutcome[],
): Outcome<RefundView> {
  const doubt = outcomes.find((outcome) => outcome?.outcome === "unknown");
  return about(refund, doubt ?? failed);
}

/** A part's own numbers mean nothing to whoever settles this later: the refund's do. */
function about(
  { reference, parts }: PartedRefund,
  outcome: Outcome<RefundView>,
): Outcome<RefundView> {
  if (outcome.outcome !== "unknown") return outcome;
  const paymentReference = orderNumberOf(parts[0]?.capture ?? "");
  return { ...outcome, ask: { paymentReference, refundReference: reference } };
}

function isTaken(outcome: PartOutcome): boolean {
  return outcome !== undefined && hasValue(outcome);
}

function isFailure(
  outcome: PartOutcome,
): outcome is Exclude<Outcome<RefundView>, { value: RefundView }> {
  return outcome !== undefined && !hasValue(outcome);
}
