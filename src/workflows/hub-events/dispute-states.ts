import type { DisputeRow } from "../../modules/payment_hub/store/rows";
import type { HubEventName } from "./hub-events";

type DisputeEventName = Extract<HubEventName, `payment_hub.dispute.${string}`>;

type Stated = Pick<DisputeRow, "status" | "funds_withdrawn">;

const WITHDRAWN = "withdrawn";

/** A dispute's state in one word or two, by which it is known what was told of it. */
export function disputeState({ status, funds_withdrawn }: Stated): string {
  return funds_withdrawn ? `${status} ${WITHDRAWN}` : status;
}

/**
 * What is to be told of a dispute, in the order in which it happened.
 * @param before the state that was told of last; null for nothing
 */
export function disputeEvents(before: string | null, now: Stated): DisputeEventName[] {
  const [status, withdrawn] = before?.split(" ") ?? [];
  const had = withdrawn === WITHDRAWN;
  const events: DisputeEventName[] = before === null ? ["payment_hub.dispute.opened"] : [];
  if (now.funds_withdrawn && !had) events.push("payment_hub.dispute.funds_withdrawn");
  if (now.status !== status) {
    if (now.status === "won") events.push("payment_hub.dispute.won");
    else if (now.status === "lost") events.push("payment_hub.dispute.lost");
    else if (before !== null) events.push("payment_hub.dispute.updated");
  }
  if (!now.funds_withdrawn && had) events.push("payment_hub.dispute.funds_reinstated");
  return events;
}
