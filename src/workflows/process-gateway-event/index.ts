import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";
import { handleEvent } from "./handle-event";

export interface ProcessGatewayEventInput {
  /** The inbox row's id. */
  event_id: string;
}

const handleEventStep = createStep(
  "handle-gateway-event",
  async ({ event_id }: ProcessGatewayEventInput, { container }) =>
    new StepResponse(await handleEvent(container, event_id)),
);

/** Applies one stored gateway event, once, by reading the payment's present state. */
export const processGatewayEventWorkflow = createWorkflow(
  "process-gateway-event",
  (input: ProcessGatewayEventInput) => new WorkflowResponse(handleEventStep(input)),
);

/** Longer waits are left to the sweep, which runs every minute. */
const TIMER_LIMIT_SECONDS = 30;

/**
 * Starts processing without waiting for it: the gateway has its answer already. Whatever becomes of
 * it, the event stays in the inbox until it is settled.
 */
export function processGatewayEvent(container: MedusaContainer, eventId: string): void {
  void processGatewayEventWorkflow(container)
    .run({ input: { event_id: eventId } })
    .then(({ result }) => {
      const seconds = result.retryInSeconds;
      if (seconds === undefined || seconds > TIMER_LIMIT_SECONDS) return;
      setTimeout(() => processGatewayEvent(container, eventId), seconds * 1000 + 50).unref();
    })
    .catch((error: unknown) => {
      const logger = container.resolve(ContainerRegistrationKeys.LOGGER);
      logger.error(`payment_hub: event ${eventId} was not processed: ${String(error)}`);
    });
}
