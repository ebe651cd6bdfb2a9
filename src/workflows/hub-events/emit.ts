import type { MedusaContainer } from "@medusajs/framework/types";
import { Modules } from "@medusajs/framework/utils";
import { countEffect } from "../../metrics/effects";
import { resolveHub } from "../../modules/payment_hub/resolve";
import type { Announced, Claim } from "../../modules/payment_hub/store/announcements";
import type { HubEventName, HubEvents } from "./hub-events";

export async function emitHubEvent<Name extends HubEventName>(
  container: MedusaContainer,
  name: Name,
  data: HubEvents[Name],
): Promise<void> {
  await container.resolve(Modules.EVENT_BUS).emit({ name, data });
  countEffect(name, data);
}

/**
 * Tells of a row's state unless that was done before, by whomever.
 * @param tell emits what is to be told, knowing what was told before
 * @throws what kept it from being told; it is then told by the next who comes along
 */
export async function announceOnce(
  container: MedusaContainer,
  { what, id, state }: { what: Announced; id: string; state: string },
  tell: (claim: Claim) => Promise<void>,
): Promise<void> {
  const { announcements } = resolveHub(container);
  const claim = await announcements.claim(what, id, state);
  if (!claim) return;
  try {
    await tell(claim);
  } catch (error) {
    await announcements.giveBack(what, id, state, claim);
    throw error;
  }
}
