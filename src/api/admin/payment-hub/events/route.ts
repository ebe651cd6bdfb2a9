import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { resolveHub } from "../../../../modules/payment_hub/resolve";
import type { EventList } from "../contract";
import { fromCursor, toCursor } from "../cursor";
import { eventView } from "../event-view";
import type { ListEvents } from "../validators";

/** What the gateways have reported, newest first; without the events' content. */
export async function GET(
  req: AuthenticatedMedusaRequest<unknown, ListEvents>,
  res: MedusaResponse<EventList>,
): Promise<void> {
  const { limit, cursor, ...filter } = req.validatedQuery as ListEvents;
  const after = cursor === undefined ? undefined : fromCursor(cursor);
  const { events, next } = await resolveHub(req.scope).listing.page(filter, limit, after);
  res.json({ events: events.map(eventView), next_cursor: next ? toCursor(next) : null });
}
