import type { IPaymentModuleService, MedusaContainer } from "@medusajs/framework/types";
import { Modules } from "@medusajs/framework/utils";
import { resolveHub } from "../../../modules/payment_hub/resolve";
import type { PaymentRow } from "../../../modules/payment_hub/store/rows";
import { takeMedusaPayment } from "../../../operations/medusa-payment-lease";
import type { PaymentMay } from "./contract";
import { notAllowed, operationRunning } from "./errors";
import { mayOf, medusaSideOf, type MedusaSide } from "./medusa-side";
import { paymentRowOf } from "./payment-details";

/** People click again after a while; a proxy gives up later than this. */
const WAIT_MS = 20_000;

const REFUSALS = {
  capture: [
    "nothing_to_capture",
    "There is nothing to capture: only an authorized payment has it.",
  ],
  refund: [
    "nothing_to_refund",
    "There is nothing to refund: nothing is captured, or all went back.",
  ],
  cancel: [
    "nothing_to_cancel",
    "There is nothing to cancel: only an authorized payment of which nothing is captured can be.",
  ],
} as const;

/**
 * Has Medusa do something to its own payment behind one of the hub's, so that its rows and the
 * order's books are written too; one at a time, as the requests to Medusa's own routes are.
 * @param work the payment as it is once nothing else runs on it
 * @throws MedusaError NOT_FOUND, NOT_ALLOWED
 */
export async function actOn(
  container: MedusaContainer,
  id: string | undefined,
  what: Exclude<keyof PaymentMay, "query">,
  work: (medusa: MedusaSide, payments: IPaymentModuleService, row: PaymentRow) => Promise<unknown>,
): Promise<void> {
  const hub = resolveHub(container);
  const { id: medusaId } = inMedusa(await medusaSideOf(container, await paymentRowOf(hub, id)));
  const release = await takeMedusaPayment(hub, medusaId, WAIT_MS);
  if (!release) throw operationRunning();
  try {
    const row = await paymentRowOf(hub, id);
    const medusa = inMedusa(await medusaSideOf(container, row));
    const [code, message] = REFUSALS[what];
    if (!mayOf(row, medusa)[what]) throw notAllowed(message, code);
    await work(medusa, container.resolve(Modules.PAYMENT), row);
  } finally {
    await release();
  }
}

function inMedusa(medusa: MedusaSide | undefined): MedusaSide {
  if (medusa) return medusa;
  throw notAllowed(
    "Medusa has no payment of this one (any more), so nothing can be done to it here. Query it, or look at the gateway.",
    "payment_not_in_medusa",
  );
}
