import type { MedusaContainer } from "@medusajs/framework/types";
import { Modules } from "@medusajs/framework/utils";
import { resolveHub } from "../../modules/payment_hub/resolve";
import type { Books } from "./check-books";

/** A payment that a merchant canceled, and that is canceled by now: Medusa says so too. */
export async function checkCancel(
  container: MedusaContainer,
  { attempt, medusa }: Books,
): Promise<void> {
  const isDone = attempt.outcome === "succeeded" && attempt.medusa_id === medusa.id;
  if (!isDone || medusa.canceled_at) return;
  // Not by Medusa's own cancelPayment: that would ask the provider to cancel once more.
  const change = { id: medusa.id, canceled_at: resolveHub(container).clock.now() };
  await container.resolve(Modules.PAYMENT).updatePayment(change);
}
