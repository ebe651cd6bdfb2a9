import type { EventSummary } from "../../../modules/payment_hub/store/inbox-listing";
import type { EventView } from "./contract";

/** A stored event as the dashboard gets it. */
export function eventView(row: EventSummary): EventView {
  const isOpen = row.state === "received" || row.state === "parked";
  return {
    id: row.id,
    gateway: row.gateway,
    environment: row.environment,
    account_id: row.account_id,
    event_id: row.event_id,
    type: row.type,
    reference: row.reference,
    order_number: row.order_number,
    object: row.object,
    state: row.state,
    note: row.note,
    tries: row.tries,
    next_try_at: isOpen ? row.next_try_at.toISOString() : null,
    occurred_at: row.occurred_at?.toISOString() ?? null,
    received_at: row.created_at.toISOString(),
    processed_at: row.processed_at?.toISOString() ?? null,
  };
}
