import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";
import { resolveHub } from "../../modules/payment_hub/resolve";
import { lookAtPayment } from "./look-at-payment";
import { showLapsing } from "./show-lapsing";

const BATCH = 20;
const CLAIM_SECONDS = 300;

const lookAtPaymentsStep = createStep("look-at-payments", async (_: void, { container }) => {
  const { payments } = resolveHub(container);
  for (;;) {
    const due = await payments.claimDueLooks(BATCH, CLAIM_SECONDS);
    for (const payment of due) await lookAtPayment(container, payment);
    if (due.length < BATCH) return new StepResponse(undefined);
  }
});

const showLapsingStep = createStep("show-lapsing", async (_: void, { container }) => {
  await showLapsing(container);
  return new StepResponse(undefined);
});

/** Looks at payments that nobody waits for any more, and at authorizations that lapse soon. */
export const watchPaymentsWorkflow = createWorkflow("watch-payments", () => {
  lookAtPaymentsStep();
  showLapsingStep();
  return new WorkflowResponse(undefined);
});
