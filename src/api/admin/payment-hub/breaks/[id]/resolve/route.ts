import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { MedusaError } from "@medusajs/framework/utils";
import { resolveHub } from "../../../../../../modules/payment_hub/resolve";
import { giveBackLatePaymentWorkflow } from "../../../../../../workflows/late-payment";
import { breakViews } from "../../../break-view";
import type { BreakView } from "../../../contract";
import { notAllowed } from "../../../errors";
import type { ResolveBreak } from "../../../validators";
import { whoAsks } from "../../../who-asks";

/** Deals with a break: gives a late payment's money back, or says that it has been dealt with. */
export async function POST(
  req: AuthenticatedMedusaRequest<ResolveBreak>,
  res: MedusaResponse<{ break: BreakView | undefined }>,
): Promise<void> {
  const hub = resolveHub(req.scope);
  const { action, although_ordered, note } = req.validatedBody;
  const row = await hub.breaks.find(req.params.id ?? "");
  if (!row) throw new MedusaError(MedusaError.Types.NOT_FOUND, "There is no such entry.");
  if (row.state === "resolved") {
    throw notAllowed("This has been dealt with already.", "break_resolved");
  }
  if (action === "give_back") {
    refuseUnlessHeld((await breakViews(req.scope, [row]))[0]);
    await giveBackLatePaymentWorkflow(req.scope).run({
      input: { payment_id: row.payment_id ?? "", ...(although_ordered && { although_ordered }) },
    });
  } else {
    const who = (await whoAsks(req)).name;
    await hub.breaks.resolveById(row.id, [`dismissed by ${who}`, note].filter(Boolean).join(": "));
  }
  const after = await hub.breaks.find(row.id);
  res.json({ break: (await breakViews(req.scope, after ? [after] : []))[0] });
}

/** @throws MedusaError when there is nothing to give back, or it is being given back already */
function refuseUnlessHeld(view: BreakView | undefined): void {
  if (view?.is_going_back) {
    throw notAllowed("The money is on its way back to the buyer already.", "break_going_back");
  }
  // Whether an order pays with it is looked at once the cart is held.
  if (view?.kind !== "late_payment") {
    throw notAllowed("There is no money here to be given back.", "break_without_money");
  }
}
