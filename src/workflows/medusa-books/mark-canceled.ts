import type { MedusaContainer } from "@medusajs/framework/types";
import { Modules, PaymentCollectionStatus } from "@medusajs/framework/utils";
import { resolveHub } from "../../modules/payment_hub/resolve";
import type { MedusaSession } from "./medusa-payment";

/**
 * Writes into Medusa that the gateway holds nothing for a payment any more: the payment is canceled,
 * and its collection as well once all of its payments are, as Medusa's own workflows have it. The
 * order then says "canceled", and money can be asked for anew. Not by Medusa's own cancelPayment,
 * which would ask the provider to cancel once more.
 */
export async function markCanceled(
  container: MedusaContainer,
  { payment_collection_id }: MedusaSession,
  medusa: { id: string },
): Promise<void> {
  const payments = container.resolve(Modules.PAYMENT);
  const collection = await payments.retrievePaymentCollection(payment_collection_id, {
    relations: ["payments"],
  });
  if (collection.payments?.every(({ id, canceled_at }) => id === medusa.id || canceled_at)) {
    const status = PaymentCollectionStatus.CANCELED;
    await payments.updatePaymentCollections(payment_collection_id, { status });
  }
  // Last: a payment that says it is canceled is not looked at again.
  const change = { id: medusa.id, canceled_at: resolveHub(container).clock.now() };
  await payments.updatePayment(change);
}
