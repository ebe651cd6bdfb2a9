import { createWebhookEndpoint } from "../events/create-endpoint";
import { bool, emptyable, list, metadata, required, text } from "../params/index";
import { applyMetadata } from "../params/metadata";
import { invalidRequest } from "../wire/api-error";
import { endpoint, type Call } from "../wire/endpoint";
import { find } from "../wire/missing";
import { page, PAGE_SPEC } from "../wire/page";
import { assertWebhookUrl } from "./webhook-url";

const create = endpoint({
  route: "POST /v1/webhook_endpoints",
  permission: "rak_webhook_write",
  answers: "webhook_endpoint",
  params: {
    api_version: text(),
    connect: bool(),
    description: emptyable(text()),
    enabled_events: required(list(text())),
    metadata: metadata(),
    url: required(text()),
  },
  run(call, params) {
    assertWebhookUrl(params.url, call.realm.livemode);
    assertEvents(params.enabled_events);
    const { endpoint: created, secret } = createWebhookEndpoint(call, {
      url: params.url,
      enabledEvents: params.enabled_events,
      apiVersion: params.api_version ?? null,
      description: params.description ?? null,
      metadata: applyMetadata({}, params.metadata),
    });
    return { ...created, secret };
  },
});

const retrieve = endpoint({
  route: "GET /v1/webhook_endpoints/:webhook_endpoint",
  permission: "rak_webhook_read",
  answers: "webhook_endpoint",
  params: {},
  run: (call, _params, { webhook_endpoint: id = "" }) => findEndpoint(call, id),
});

const update = endpoint({
  route: "POST /v1/webhook_endpoints/:webhook_endpoint",
  permission: "rak_webhook_write",
  answers: "webhook_endpoint",
  params: {
    description: emptyable(text()),
    disabled: bool(),
    enabled_events: list(text()),
    metadata: metadata(),
    url: text(),
  },
  run(call, params, { webhook_endpoint: id = "" }) {
    const found = findEndpoint(call, id);
    if (params.url) assertWebhookUrl(params.url, call.realm.livemode);
    if (params.enabled_events) assertEvents(params.enabled_events);
    found.metadata = applyMetadata(found.metadata, params.metadata);
    found.url = params.url ?? found.url;
    found.enabled_events = params.enabled_events ?? found.enabled_events;
    if (params.description !== undefined) found.description = params.description;
    if (params.disabled !== undefined) found.status = params.disabled ? "disabled" : "enabled";
    return found;
  },
});

const remove = endpoint({
  route: "DELETE /v1/webhook_endpoints/:webhook_endpoint",
  permission: "rak_webhook_write",
  answers: "plain",
  params: {},
  run(call, _params, { webhook_endpoint: id = "" }) {
    findEndpoint(call, id);
    call.realm.webhookEndpoints.delete(id);
    return { id, object: "webhook_endpoint", deleted: true };
  },
});

const listAll = endpoint({
  route: "GET /v1/webhook_endpoints",
  permission: "rak_webhook_read",
  answers: "list:webhook_endpoint",
  params: { ...PAGE_SPEC },
  run: (call, params) => page(call.realm.webhookEndpoints.newestFirst(), params, call.path),
});

export const WEBHOOK_ENDPOINT_ENDPOINTS = [create, retrieve, update, remove, listAll];

function findEndpoint(call: Call, id: string) {
  return find(call, "webhookEndpoints", "webhook endpoint", id, "webhook_endpoint");
}

function assertEvents(events: string[]): void {
  const wrong = events.find((event) => event !== "*" && !/^[a-z_]+(\.[a-z_]+)+$/.test(event));
  if (wrong === undefined && events.length > 0) return;
  throw invalidRequest(
    `Invalid enabled_events[${Math.max(0, events.indexOf(wrong ?? ""))}]: must be a valid event type`,
    { param: "enabled_events" },
  );
}
