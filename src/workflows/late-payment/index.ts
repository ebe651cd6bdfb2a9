import { MedusaError, Modules } from "@medusajs/framework/utils";
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";
import { resolveHub } from "../../modules/payment_hub/resolve";
import { readPayment } from "../../operations/read-payment";
import { messageOf } from "../message-of";
import { giveBack } from "./handle-late-payment";

export interface GiveBackLatePaymentInput {
  /** The hub's own id of the payment. */
  payment_id: string;
}

const LOCK_SECONDS = 30;

const giveBackStep = createStep(
  "give-back-late-payment",
  async ({ payment_id }: GiveBackLatePaymentInput, { container }) => {
    const hub = resolveHub(container);
    const work = async (): Promise<void> => {
      const payment = await hub.payments.find(payment_id);
      if (!payment) throw new Error("There is no such payment.");
      const reading = await readPayment(hub, payment);
      if (!reading.ok) throw new Error(reading.error.merchantMessage);
      await giveBack(container, reading.payment, reading.view);
    };
    try {
      const locking = container.resolve(Modules.LOCKING);
      await locking.execute([`payment_hub:${payment_id}`], work, { timeout: LOCK_SECONDS });
    } catch (error) {
      throw new MedusaError(MedusaError.Types.NOT_ALLOWED, messageOf(error));
    }
    return new StepResponse(undefined);
  },
);

/** Gives back what a late payment holds, because a person has decided so. */
export const giveBackLatePaymentWorkflow = createWorkflow(
  "give-back-late-payment",
  (input: GiveBackLatePaymentInput) => new WorkflowResponse(giveBackStep(input)),
);
