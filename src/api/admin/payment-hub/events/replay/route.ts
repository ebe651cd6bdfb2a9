import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { resolveHub } from "../../../../../modules/payment_hub/resolve";
import { replayed } from "../../../../../workflows/process-gateway-event/replayed";
import type { ReplayEvents } from "../../validators";

/** Has all events that failed too often applied again: when what they failed for is repaired. */
export async function POST(
  req: AuthenticatedMedusaRequest<ReplayEvents>,
  res: MedusaResponse<{ replayed: number }>,
): Promise<void> {
  const rows = await resolveHub(req.scope).archive.replayDead(req.validatedBody.gateway);
  await replayed(req.scope, rows, req.auth_context.actor_id);
  res.json({ replayed: rows.length });
}
