import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework";
import { closeOrderedLatePaymentsWorkflow } from "../workflows/late-payment/close-ordered";

/** Money that waited for a person is no longer theirs to give back once an order stands on it. */
export default async function latePaymentOrdered({
  event,
  container,
}: SubscriberArgs<{ id: string }>): Promise<void> {
  await closeOrderedLatePaymentsWorkflow(container).run({ input: { order_id: event.data.id } });
}

export const config: SubscriberConfig = {
  event: "order.placed",
  context: { subscriberId: "payment-hub-late-payment-ordered" },
};
