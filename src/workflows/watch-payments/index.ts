import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { redactText } from "../../lib/redact";
import { resolveHub } from "../../modules/payment_hub/resolve";
import { messageOf } from "../message-of";
import { lookAtPayment } from "./look-at-payment";
import { removePhantoms } from "./remove-phantoms";
import { showLapsing } from "./show-lapsing";

/** Few at a time, so that the last of them is reached long before another instance may take it. */
const BATCH = 5;
const CLAIM_SECONDS = 300;

/** So many batches a run: where somebody may wait for an order, and where nobody does. */
const BATCHES = { open: 20, settled: 10 } as const;

const lookAtPaymentsStep = createStep("look-at-payments", async (_: void, { container }) => {
  const { payments } = resolveHub(container);
  for (const which of ["open", "settled"] as const) {
    for (let batch = 0; batch < BATCHES[which]; batch += 1) {
      const due = await payments.claimDueLooks(which, BATCH, CLAIM_SECONDS);
      for (const payment of due) await lookAtPayment(container, payment);
      if (due.length < BATCH) break;
    }
  }
  return new StepResponse(undefined);
});

const removePhantomsStep = createStep("remove-phantoms", async (_: void, { container }) => {
  try {
    await removePhantoms(container);
  } catch (error) {
    // The next run looks at the same rows again.
    const logger = container.resolve(ContainerRegistrationKeys.LOGGER);
    logger.warn(`payment_hub: looking for abandoned rows: ${redactText(messageOf(error))}`);
  }
  return new StepResponse(undefined);
});

const showLapsingStep = createStep("show-lapsing", async (_: void, { container }) => {
  await showLapsing(container);
  return new StepResponse(undefined);
});

/** Looks at payments of which no event has told, and at authorizations that lapse soon. */
export const watchPaymentsWorkflow = createWorkflow("watch-payments", () => {
  lookAtPaymentsStep();
  removePhantomsStep();
  showLapsingStep();
  return new WorkflowResponse(undefined);
});
