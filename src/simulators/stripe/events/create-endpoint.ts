import { newId } from "../objects/ids";
import type { WebhookEndpoint } from "../objects/webhook-endpoint";
import type { Metadata } from "../params/metadata";
import { nowSeconds, type Scene } from "../world";

export interface EndpointInput {
  url: string;
  enabledEvents: string[];
  apiVersion?: string | null;
  description?: string | null;
  metadata?: Metadata;
  /** Known beforehand only on the control side. */
  secret?: string | undefined;
}

/** The secret is shown to whoever creates the endpoint, and never again. */
export function createWebhookEndpoint(
  scene: Scene,
  input: EndpointInput,
): { endpoint: WebhookEndpoint; secret: string } {
  const secret = input.secret ?? newId("whsec_");
  const endpoint = scene.realm.webhookEndpoints.add({
    id: newId("we_1"),
    object: "webhook_endpoint",
    api_version: input.apiVersion ?? null,
    application: null,
    created: nowSeconds(scene.world),
    description: input.description ?? null,
    enabled_events: input.enabledEvents,
    livemode: scene.realm.livemode,
    metadata: input.metadata ?? {},
    status: "enabled",
    url: input.url,
  });
  scene.realm.signingSecrets.set(endpoint.id, [{ value: secret, expiresAtMs: null }]);
  return { endpoint, secret };
}
