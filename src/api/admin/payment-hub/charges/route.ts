import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { chargeSavedMethodWorkflow } from "../../../../workflows/charge-saved-method";
import type { ChargeView } from "../contract";
import type { CreateCharge } from "../validators";

/** Charges a customer's saved card for an outstanding balance, without the customer being there. */
export async function POST(
  req: AuthenticatedMedusaRequest<CreateCharge>,
  res: MedusaResponse<{ charge: ChargeView }>,
): Promise<void> {
  const { result } = await chargeSavedMethodWorkflow(req.scope).run({ input: req.validatedBody });
  res.json({ charge: result });
}
