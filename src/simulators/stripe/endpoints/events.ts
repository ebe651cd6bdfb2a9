import { undelivered, withPendingWebhooks } from "../events/deliver";
import { bool, list, text } from "../params/index";
import { endpoint } from "../wire/endpoint";
import { find } from "../wire/missing";
import { createdFilter, isCreatedWithin, page, PAGE_SPEC } from "../wire/page";

/** Older events can no longer be listed. */
const RETENTION_SECONDS = 30 * 24 * 3600;

const retrieve = endpoint({
  route: "GET /v1/events/:id",
  permission: "rak_event_read",
  answers: "event",
  params: {},
  run: (call, _params, { id = "" }) =>
    withPendingWebhooks(call.realm, find(call, "events", "event", id, "id")),
});

const listAll = endpoint({
  route: "GET /v1/events",
  permission: "rak_event_read",
  answers: "list:event",
  params: {
    ...PAGE_SPEC,
    created: createdFilter(),
    delivery_success: bool(),
    type: text(),
    types: list(text()),
  },
  run(call, params) {
    const { realm } = call;
    const oldest = call.world.clock.now() / 1000 - RETENTION_SECONDS;
    const types = params.types ?? (params.type === undefined ? undefined : [params.type]);
    const events = realm.events
      .newestFirst()
      .filter((event) => event.created > oldest)
      .filter((event) => isCreatedWithin(event.created, params.created))
      .filter((event) => !types || types.some((type) => matchesType(event.type, type)))
      .filter(
        (event) =>
          params.delivery_success === undefined ||
          params.delivery_success === (undelivered(realm, event) === 0),
      );
    const shown = events.map((event) => withPendingWebhooks(realm, event));
    return page(shown, params, call.path);
  },
});

export const EVENT_ENDPOINTS = [retrieve, listAll];

/** `charge.*` stands for all of a group. */
function matchesType(type: string, pattern: string): boolean {
  return pattern.endsWith("*") ? type.startsWith(pattern.slice(0, -1)) : type === pattern;
}
