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
