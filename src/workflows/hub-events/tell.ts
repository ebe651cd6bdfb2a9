import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";
import { keepLease } from "../../lib/keep-lease";
import { redactText } from "../../lib/redact";
import { countEffect } from "../../metrics/effects";
import { resolveHub } from "../../modules/payment_hub/resolve";
import {
  CLAIM_SECONDS,
  type ClaimedAnnouncement,
} from "../../modules/payment_hub/store/announcements";
import { messageOf } from "../message-of";

/**
 * Emits events that are written down and claimed, in their order, and confirms each. What cannot be
 * emitted now is left to the sweep: the effect itself is committed, and need not be tried again for
 * that.
 */
export async function tell(
  container: MedusaContainer,
  events: readonly ClaimedAnnouncement[],
): Promise<void> {
  for (const event of events) {
    try {
      await tellOne(container, event);
    } catch (error) {
      const logger = container.resolve(ContainerRegistrationKeys.LOGGER);
      const why = redactText(messageOf(error));
      logger.warn(`payment_hub: ${event.name} ${event.id} is to be told later: ${why}`);
    }
  }
}

async function tellOne(
  container: MedusaContainer,
  { id, name, data, mark }: ClaimedAnnouncement,
): Promise<void> {
  const { announcements } = resolveHub(container);
  let isConfirmed = false;
  // A bus that cannot be reached makes its callers wait for as long as that takes.
  const end = keepLease(mark, {
    seconds: CLAIM_SECONDS,
    renew: (current) => announcements.renew(id, current),
    release: async (current) => {
      if (!isConfirmed) await announcements.giveBack(id, current);
    },
  });
  try {
    await container.resolve(Modules.EVENT_BUS).emit({ name, data });
    countEffect(name, data);
    await announcements.confirm(id);
    isConfirmed = true;
  } finally {
    await end();
  }
}

/** As many as are read from the table at once. */
const BATCH = 50;

/**
 * Tells what a process that died, or a bus that did not answer, has left untold.
 * @returns how many were taken up
 */
export async function tellLeft(container: MedusaContainer): Promise<number> {
  const { announcements } = resolveHub(container);
  const left = await announcements.claimLeft(BATCH);
  await tell(container, left);
  return left.length;
}
