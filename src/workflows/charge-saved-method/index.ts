import { validatePaymentProviderInRegionStep } from "@medusajs/medusa/core-flows";
import {
  createStep,
  createWorkflow,
  StepResponse,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";
import { chargeAlone } from "./charge-alone";

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

/** Nothing is taken back when something fails later: a charge that has been made stays. */
const chargeSavedMethodStep = createStep(
  "charge-saved-method",
  async (input: Required<ChargeSavedMethodInput>, { container }) =>
    new StepResponse(await chargeAlone(container, input)),
);

/**
 * Charges a customer's saved method without the customer being there, for the whole of a payment
 * collection, and writes the payment into the order. Only server code can run it: the Store API has
 * no way to ask for it. Run again, at once or later, it charges nothing a second time: while the
 * outcome of the first is open it settles that one, and what has been paid it refuses.
 *
 * Medusa's own workflow for payment sessions is not used: it begins the new session, which is the
 * charge, at the same time as it deletes the ones before, and takes both back when either fails.
 * @throws MedusaError NOT_ALLOWED with the merchant's words when the charge is declined or refused;
 * where the outcome is not known yet, the repair job settles it
 */
export const chargeSavedMethodWorkflow = createWorkflow(
  "charge-saved-method",
  (input: ChargeSavedMethodInput) => {
    const charge = transform({ input }, ({ input }) => ({
      ...input,
      provider_id: input.provider_id ?? "pp_stripe_stripe",
    }));
    validatePaymentProviderInRegionStep(charge);
    return new WorkflowResponse(chargeSavedMethodStep(charge));
  },
);
