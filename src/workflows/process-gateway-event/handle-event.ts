import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { resolveHub } from "../../api/shared/hub";
import { redactText } from "../../lib/redact";
import type { EventRow } from "../../modules/payment_hub/store/rows";
import { applyEvent } from "./apply-event";

/** Seconds until the next try; after the last one a person has to look. */
const RETRY_SECONDS = [1, 2, 5, 15, 60, 300, 900, 3600];

/**
 * Claims one event, applies it and settles it. An event that somebody else holds, or that is
 * settled already, is left alone. What fails is tried again, ever more seldom, then dead-lettered.
 */
export async function handleEvent(container: MedusaContainer, eventId: string): Promise<string> {
  const hub = resolveHub(container);
  const event = await hub.inbox.claim(eventId);
  if (!event) return "skipped";
  try {
    const verdict = await applyEvent(container, event);
    if (verdict.state === "parked") return await tryLater(container, event, "parked", verdict.note);
    await hub.inbox.settle(event.id, verdict);
    return verdict.state;
  } catch (error) {
    const note = redactText(error instanceof Error ? error.message : String(error));
    return tryLater(container, event, "received", note);
  }
}

async function tryLater(
  container: MedusaContainer,
  event: EventRow,
  state: "received" | "parked",
  note = "",
): Promise<string> {
  const { inbox } = resolveHub(container);
  const seconds = RETRY_SECONDS[event.tries - 1];
  if (seconds !== undefined) {
    await inbox.retryLater(event.id, state, note, seconds);
    return state;
  }
  const end = state === "parked" ? "quarantined" : "dead";
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER);
  logger.error(`payment_hub: ${event.gateway} event ${event.event_id} is ${end}: ${note}`);
  await inbox.settle(event.id, { state: end, note });
  return end;
}
