import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { resolveHub } from "../../../../../modules/payment_hub/resolve";
import type { StuckEvents } from "../../contract";

/** How many events wait for a person: those that contradict what is known, and those that failed too often. */
export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<{ stuck: StuckEvents }>,
): Promise<void> {
  res.json({ stuck: await resolveHub(req.scope).listing.countStuck() });
}
