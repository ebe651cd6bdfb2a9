import type { MedusaContainer } from "@medusajs/framework/types";
import type { Books } from "./check-books";
import { markCanceled } from "./mark-canceled";

/** A payment that a merchant canceled, and that is canceled by now: Medusa says so too. */
export async function checkCancel(
  container: MedusaContainer,
  { attempt, session, medusa }: Books,
): Promise<void> {
  const isDone = attempt.outcome === "succeeded" && attempt.medusa_id === medusa.id;
  if (!isDone || medusa.canceled_at) return;
  await markCanceled(container, session, medusa);
}
