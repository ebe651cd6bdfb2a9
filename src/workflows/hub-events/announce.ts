import type { MedusaContainer } from "@medusajs/framework/types";
import { entityId } from "../../lib/ids";
import { resolveHub } from "../../modules/payment_hub/resolve";
import type { Announcement, Stated } from "../../modules/payment_hub/store/announcements";
import type { HubEventName, HubEvents } from "./hub-events";
import { tell } from "./tell";

/** What an event says, all but its own id. */
export type Said<Name extends HubEventName> = Omit<HubEvents[Name], "event_id">;

export type HubEvent = {
  [Name in HubEventName]: { name: Name; data: Said<Name> };
}[HubEventName];

/**
 * Tells of a row's state, unless that was done before. Not even a process that dies keeps it from
 * being told.
 * @param say what is to be told, read only when it has not been
 * @throws when somebody else tells of the row at the same moment: what is left is seen by the next look
 */
export async function announceState(
  container: MedusaContainer,
  stated: Stated & { state: string },
  say: () => Promise<HubEvent[]>,
): Promise<void> {
  if (stated.announced === stated.state) return;
  const hub = resolveHub(container);
  const said = await say();
  // What is left of them by a dead process is told in their order.
  const ids = said.map(() => entityId("phann", hub.clock.now())).sort();
  const events = said.map((event, index) => written(event, ids[index] ?? ""));
  const claimed = await hub.announcements.claimState(stated, stated.state, events);
  if (claimed.length < events.length) throw new Error("somebody else tells of the same");
  await tell(container, claimed);
}

/**
 * Tells of what has no row of its own, once for good.
 * @param key what it is known by
 */
export async function announceOnce(
  container: MedusaContainer,
  key: string,
  event: HubEvent,
): Promise<void> {
  const hub = resolveHub(container);
  const announcement = written(event, entityId("phann", hub.clock.now()));
  await tell(container, await hub.announcements.claimOnce(key, announcement));
}

/** @param id by which subscribers know it when it is told again */
function written({ name, data }: HubEvent, id: string): Announcement {
  return { id, name, data: { event_id: id, ...data } };
}
