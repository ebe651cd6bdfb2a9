import type { Realm } from "../accounts/realm";
import type { StripeEvent } from "../objects/event";
import type { WebhookEndpoint } from "../objects/webhook-endpoint";
import { nowSeconds, type World } from "../world";
import { activeSecrets } from "./secrets";
import { signatureHeader } from "./signature";

export function deliver(world: World, realm: Realm, event: StripeEvent): void {
  const endpoints = realm.webhookEndpoints
    .all()
    .filter((endpoint) => endpoint.status === "enabled" && listensTo(endpoint, event.type));
  event.pending_webhooks = endpoints.length;
  realm.deliveries.set(
    event.id,
    endpoints.map((endpoint) => enqueue(world, realm, endpoint, event)),
  );
}

/** Events as the API shows them: `pending_webhooks` counts those not yet taken. */
export function withPendingWebhooks(realm: Realm, event: StripeEvent): StripeEvent {
  return { ...event, pending_webhooks: undelivered(realm, event) };
}

export function undelivered(realm: Realm, event: StripeEvent): number {
  const deliveries = realm.deliveries.get(event.id) ?? [];
  return deliveries.filter((delivery) => delivery.state !== "delivered").length;
}

function listensTo(endpoint: WebhookEndpoint, type: string): boolean {
  return endpoint.enabled_events.some((enabled) => enabled === "*" || enabled === type);
}

function enqueue(world: World, realm: Realm, endpoint: WebhookEndpoint, event: StripeEvent) {
  return world.deliveries.enqueue({
    eventId: event.id,
    type: event.type,
    url: endpoint.url,
    build: ({ spoilSignature }) => {
      const secrets = spoilSignature
        ? ["whsec_spoiled"]
        : activeSecrets(realm, endpoint.id, world.clock.now());
      const body = JSON.stringify(event, null, 2);
      return {
        headers: {
          "content-type": "application/json; charset=utf-8",
          "user-agent": "Stripe/1.0 (+https://stripe.com/docs/webhooks)",
          "stripe-signature": signatureHeader(body, secrets, nowSeconds(world)),
        },
        body,
      };
    },
    accepts: (status) => status >= 200 && status < 300,
  });
}
