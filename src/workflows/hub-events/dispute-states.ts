import type { DisputeRow } from "../../modules/payment_hub/store/rows";
import type { HubEventName } from "./hub-events";

type DisputeEventName = Extract<HubEventName, `payment_hub.dispute.${string}`>;

type Stated = Pick<DisputeRow, "status" | "funds_withdrawn" | "amount" | "currency" | "respond_by">;

const WITHDRAWN = "withdrawn";
const NOT_WITHDRAWN = "here";
const NO_ANSWER = "never";

/** What a dispute has come to in a few words, by which it is known what was told of it. */
export function disputeState(dispute: Stated): string {
  const { status, funds_withdrawn, amount, currency, respond_by } = dispute;
  const funds = funds_withdrawn ? WITHDRAWN : NOT_WITHDRAWN;
  return [status, funds, amount, currency, respond_by?.toISOString() ?? NO_ANSWER].join(" ");
}

/**
 * What is to be told of a dispute, in the order in which it happened.
 * @param before the state that was told of last; null for nothing
 */
export function disputeEvents(before: string | null, now: Stated): DisputeEventName[] {
  const [status, funds, ...terms] = before?.split(" ") ?? [];
  const had = funds === WITHDRAWN;
  const events: DisputeEventName[] = before === null ? ["payment_hub.dispute.opened"] : [];
  if (now.funds_withdrawn && !had) events.push("payment_hub.dispute.funds_withdrawn");
  if (now.status !== status) {
    if (now.status === "won") events.push("payment_hub.dispute.won");
    else if (now.status === "lost") events.push("payment_hub.dispute.lost");
    else if (before !== null) events.push("payment_hub.dispute.updated");
  } else if (!isOver(now) && termsOf(now) !== terms.join(" ")) {
    // Another amount, or another day until which it can be answered.
    events.push("payment_hub.dispute.updated");
  }
  if (!now.funds_withdrawn && had) events.push("payment_hub.dispute.funds_reinstated");
  return events;
}

function isOver({ status }: Stated): boolean {
  return status === "won" || status === "lost";
}

function termsOf(dispute: Stated): string {
  return disputeState(dispute).split(" ").slice(2).join(" ");
}
