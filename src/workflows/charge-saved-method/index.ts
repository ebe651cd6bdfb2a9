import { createPaymentSessionsWorkflow } from "@medusajs/medusa/core-flows";
import {
  createStep,
  createWorkflow,
  StepResponse,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";
import { bringChargeIntoMedusa } from "./bring-charge-into-medusa";

export interface ChargeSavedMethodInput {
  /** What is to be paid: an order's outstanding balance, a cart's collection. */
  payment_collection_id: string;
  /** Medusa's customer whose method it is. */
  customer_id: string;
  /** The gateway's id of the saved method, as `listPaymentMethods` gives it. */
  payment_method: string;
  /** A provider that keeps saved methods. */
  provider_id?: string;
}

const bringChargeIntoMedusaStep = createStep(
  "bring-charge-into-medusa",
  async ({ sessionId }: { sessionId: string }, { container }) =>
    new StepResponse(await bringChargeIntoMedusa(container, sessionId)),
);

/**
 * Charges a customer's saved method without the customer being there, for the whole of a payment
 * collection, and writes the payment into the order. Only server code can run it: the Store API has
 * no way to ask for it.
 * @throws MedusaError NOT_ALLOWED with the shopper's words when the charge is declined or refused;
 * where the outcome is not known yet, the repair job settles it
 */
export const chargeSavedMethodWorkflow = createWorkflow(
  "charge-saved-method",
  (input: ChargeSavedMethodInput) => {
    const sessionInput = transform({ input }, ({ input }) => ({
      payment_collection_id: input.payment_collection_id,
      provider_id: input.provider_id ?? "pp_stripe_stripe",
      customer_id: input.customer_id,
      data: { payment_method: input.payment_method },
      context: { off_session: true },
    }));
    const session = createPaymentSessionsWorkflow.runAsStep({ input: sessionInput });
    const charged = transform({ session }, ({ session }) => ({ sessionId: session.id }));
    return new WorkflowResponse(bringChargeIntoMedusaStep(charged));
  },
);
