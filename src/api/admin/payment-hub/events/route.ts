import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { resolveHub } from "../../../../modules/payment_hub/resolve";
import type { EventView } from "../contract";
import { eventView } from "../event-view";
import type { ListEvents } from "../validators";

interface Body {
  events: EventView[];
  count: number;
  limit: number;
  offset: number;
}

/** What the gateways have reported, newest first; without the events' content. */
export async function GET(
  req: AuthenticatedMedusaRequest<unknown, ListEvents>,
  res: MedusaResponse<Body>,
): Promise<void> {
  const { limit, offset, ...filter } = req.validatedQuery as ListEvents;
  const { events, count } = await resolveHub(req.scope).archive.list(filter, { limit, offset });
  res.json({ events: events.map(eventView), count, limit, offset });
}
