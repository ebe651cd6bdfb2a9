import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework";
import { describePaymentWorkflow } from "../workflows/describe-payment";

/** A placed order is named on its payments at the gateways. */
export default async function orderPlaced({
  event,
  container,
}: SubscriberArgs<{ id: string }>): Promise<void> {
  await describePaymentWorkflow(container).run({ input: { order_id: event.data.id } });
}

export const config: SubscriberConfig = {
  event: "order.placed",
  context: { subscriberId: "payment-hub-order-placed" },
};
