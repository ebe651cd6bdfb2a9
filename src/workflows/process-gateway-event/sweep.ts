import type { MedusaContainer } from "@medusajs/framework/types";
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";
import { resolveHub } from "../../modules/payment_hub/resolve";
import { tellLeft } from "../hub-events/tell";
import { processHere } from "./process-soon";

/** As many as are read from the table at once. */
const BATCH = 200;

/** So that two sweeps of a process do not pile up; what is left is for the next one. */
const AT_MOST_MS = 55_000;

/**
 * Takes up what a crash left behind, what did not fit into memory, what was parked, and what is to be
 * tried again, until nothing is due any more.
 * @returns how many were looked at
 */
async function sweep(container: MedusaContainer): Promise<number> {
  const { inbox } = resolveHub(container);
  const until = performance.now() + AT_MOST_MS;
  let looked = 0;
  while (performance.now() < until) {
    const due = await inbox.listDue(BATCH);
    const taken = due.flatMap(({ id, reference, order_number }) => {
      const done = processHere(container, { id, about: reference ?? order_number ?? id });
      return done ? [done] : [];
    });
    if (taken.length === 0) break;
    await Promise.all(taken);
    looked += taken.length;
  }
  return looked;
}

const sweepStep = createStep(
  "sweep-gateway-events",
  async (_: void, { container }) => new StepResponse({ looked_at: await sweep(container) }),
);

const tellLeftStep = createStep(
  "tell-left-events",
  async (_: void, { container }) => new StepResponse({ told: await tellLeft(container) }),
);

/** Tells what was left untold of earlier effects, then processes all stored gateway events that are due. */
export const sweepGatewayEventsWorkflow = createWorkflow("sweep-gateway-events", () => {
  tellLeftStep();
  return new WorkflowResponse(sweepStep());
});
