import { MedusaError, Modules } from "@medusajs/framework/utils";
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";
import { resolveHub } from "../../modules/payment_hub/resolve";
import type { Verdict } from "../../modules/payment_hub/store/inbox";
import type { ReportedRefund } from "../gateway-refunds/sync-refunds";
import { messageOf } from "../message-of";
import { NotNow } from "../not-now";
import { applyPayment } from "../process-gateway-event/apply-payment";

export interface LookAtPaymentNowInput {
  /** The hub's own id of the payment. */
  payment_id: string;
}

/** A person may ask because a refund is missing, although the sums agree. */
const ALL_REFUNDS: ReportedRefund = { named: undefined, told: undefined, isNews: false };

/** Longer than an event's work on the same payment takes. */
const LOCK_SECONDS = 15;

const lookAtPaymentNowStep = createStep(
  "look-at-payment-now",
  async ({ payment_id }: LookAtPaymentNowInput, { container }) => {
    const look = async (): Promise<Verdict> => {
      const payment = await resolveHub(container).payments.find(payment_id);
      if (!payment) throw new Error("There is no such payment.");
      return applyPayment(container, payment, ALL_REFUNDS);
    };
    try {
      const locking = container.resolve(Modules.LOCKING);
      const options = { timeout: LOCK_SECONDS };
      return new StepResponse(await locking.execute([`payment_hub:${payment_id}`], look, options));
    } catch (error) {
      const code = error instanceof NotNow ? error.code : undefined;
      throw new MedusaError(MedusaError.Types.NOT_ALLOWED, messageOf(error), code);
    }
  },
);

/**
 * Asks a payment's gateway where it and its refunds stand, because a person wants to know, and brings
 * Medusa in line as an event would.
 * @throws MedusaError NOT_ALLOWED when that cannot be said now
 */
export const lookAtPaymentNowWorkflow = createWorkflow(
  "look-at-payment-now",
  (input: LookAtPaymentNowInput) => new WorkflowResponse(lookAtPaymentNowStep(input)),
);
