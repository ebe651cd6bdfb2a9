import type { MedusaContainer } from "@medusajs/framework/types";
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";
import { resolveHub } from "../../modules/payment_hub/resolve";

/** Short enough that no statement of anybody else waits for it. */
const BATCH = 500;

/** One instance prunes at a time; should it die, another one may begin after this. */
const LEASE = { seconds: 600, waitMs: 0 };

async function prune(container: MedusaContainer): Promise<{ pruned: number }> {
  const hub = resolveHub(container);
  const release = await hub.leases.take("prune_gateway_events", LEASE);
  if (!release) return { pruned: 0 };
  const days = hub.hubOptions.event_retention_days;
  let pruned = 0;
  const until = performance.now() + LEASE.seconds * 900;
  try {
    for (let last = BATCH; last === BATCH && performance.now() < until; pruned += last) {
      last = await hub.archive.prune(days, BATCH);
    }
    for (let last = BATCH; last === BATCH && performance.now() < until;) {
      last = await hub.announcements.prune(days, BATCH);
    }
  } finally {
    await release();
  }
  return { pruned };
}

const pruneStep = createStep(
  "prune-gateway-events",
  async (_: void, { container }) => new StepResponse(await prune(container)),
);

/**
 * Empties the gateways' events that are older than `event_retention_days`, and deletes those that were
 * dealt with, and the hub's own events that were told so long ago. Safe to run anywhere and at any time.
 */
export const pruneGatewayEventsWorkflow = createWorkflow(
  "prune-gateway-events",
  () => new WorkflowResponse(pruneStep()),
);
