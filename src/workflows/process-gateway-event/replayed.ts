import type { MedusaContainer } from "@medusajs/framework/types";
import { resolveHub } from "../../modules/payment_hub/resolve";
import type { DueEvent } from "../../modules/payment_hub/store/inbox";
import { processSoon } from "./process-soon";

/** Begins with events that a person has made due again, and closes what was shown of them. */
export async function replayed(
  container: MedusaContainer,
  events: readonly DueEvent[],
  by: string,
): Promise<void> {
  const { breaks } = resolveHub(container);
  for (const { id, reference, order_number } of events) {
    await breaks.resolveForNow("event_stuck", id, `replayed by ${by}`);
    processSoon(container, { id, about: reference ?? order_number ?? id });
  }
}
