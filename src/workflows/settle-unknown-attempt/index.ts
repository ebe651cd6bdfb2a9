import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";
import { settleDueAttempts, type SettledCount } from "./settle-due-attempts";

const settleDueAttemptsStep = createStep(
  "settle-due-attempts",
  async (_: void, { container }) => new StepResponse(await settleDueAttempts(container)),
);

/**
 * Settles attempts whose outcome nobody knows by asking the gateways, and brings Medusa's books in
 * line with what is found. Safe to run anywhere and at any time: each attempt is claimed.
 */
export const settleUnknownAttemptsWorkflow = createWorkflow("settle-unknown-attempts", () => {
  const settled: WorkflowResponse<SettledCount> = new WorkflowResponse(settleDueAttemptsStep());
  return settled;
});
