import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework";
import type { Job } from "../workflows/process-gateway-event/event-queue";
import { EVENT_RECEIVED, processHere } from "../workflows/process-gateway-event/process-soon";

/**
 * A server has stored a gateway's event and left it to the workers. Begun and not waited for: Medusa's
 * workers take one event of their bus after the other, and the inbox keeps this one until it is done.
 */
export default function gatewayEventReceived({
  event,
  container,
}: SubscriberArgs<Job>): Promise<void> {
  void processHere(container, event.data);
  return Promise.resolve();
}

export const config: SubscriberConfig = {
  event: EVENT_RECEIVED,
  context: { subscriberId: "payment-hub-gateway-event-received" },
};
