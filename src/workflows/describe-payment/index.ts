import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";
import { describePayments } from "./describe-payment";

export interface DescribePaymentInput {
  order_id: string;
}

const describePaymentsStep = createStep(
  "describe-payments",
  async ({ order_id }: DescribePaymentInput, { container }) => {
    await describePayments(container, order_id);
    return new StepResponse(undefined);
  },
);

/** Names an order on its payments at the gateways. */
export const describePaymentWorkflow = createWorkflow(
  "describe-payment",
  (input: DescribePaymentInput) => new WorkflowResponse(describePaymentsStep(input)),
);
