import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { resolveHub } from "../../../../../../modules/payment_hub/resolve";
import { replayed } from "../../../../../../workflows/process-gateway-event/replayed";
import type { EventView } from "../../../contract";
import { noSuchEvent, notAllowed } from "../../../errors";
import { eventView } from "../../../event-view";

/** Has one event that is stuck applied again, from the beginning. */
export async function POST(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<{ event: EventView }>,
): Promise<void> {
  const { archive } = resolveHub(req.scope);
  const id = req.params.id ?? "";
  const row = await archive.replay(id);
  if (!row) {
    if (!(await archive.find(id))) throw noSuchEvent();
    throw notAllowed(
      "Only an event that is quarantined or dead can be replayed.",
      "event_not_stuck",
    );
  }
  await replayed(req.scope, [row], req.auth_context.actor_id);
  res.json({ event: eventView(row) });
}
