import { z } from "@medusajs/framework/zod";
import type { ControlHandler } from "../../core/control";
import { createWebhookEndpoint } from "../events/create-endpoint";
import { deliver } from "../events/deliver";
import { emit } from "../events/emit";
import { activeSecrets, rollSecret } from "../events/secrets";
import { NO_REQUEST, type World } from "../world";
import { realmOf } from "./accounts";
import { locate } from "./locate";

const EndpointInput = z
  .object({
    account: z.string().optional(),
    livemode: z.boolean().optional(),
    url: z.string().url(),
    enabled_events: z.array(z.string()).min(1).default(["*"]),
    secret: z.string().startsWith("whsec_").optional(),
  })
  .strict();

const RollInput = z
  .object({
    overlap_seconds: z
      .number()
      .int()
      .min(0)
      .default(24 * 3600),
  })
  .strict();

const EventInput = z
  .object({
    account: z.string().optional(),
    livemode: z.boolean().optional(),
    type: z.string(),
    object: z.record(z.string(), z.unknown()),
  })
  .strict();

/** Endpoints as the dashboard sets them up, and events that nothing else here would cause. */
export function webhookControls(
  world: World,
  defaultAccount: () => string,
): Record<string, ControlHandler> {
  const sceneOf = (input: { account?: string | undefined; livemode?: boolean | undefined }) => ({
    world,
    realm: realmOf(world.directory, input.account ?? defaultAccount(), input.livemode),
    cause: NO_REQUEST,
  });
  return {
    "GET webhook_endpoints": () => ({
      webhook_endpoints: world.directory.realms().flatMap((realm) =>
        realm.webhookEndpoints.all().map((endpoint) => ({
          ...endpoint,
          account: realm.account,
          secrets: activeSecrets(realm, endpoint.id, world.clock.now()),
        })),
      ),
    }),
    "POST webhook_endpoints": (_, body) => {
      const input = EndpointInput.parse(body);
      const { endpoint, secret } = createWebhookEndpoint(sceneOf(input), {
        url: input.url,
        enabledEvents: input.enabled_events,
        secret: input.secret,
      });
      return { webhook_endpoint: { ...endpoint, secret } };
    },
    "POST webhook_endpoints/:id/roll_secret": ({ id }, body) => {
      const { scene, object: endpoint } = locate(world, "webhookEndpoints", id);
      const { overlap_seconds } = RollInput.parse(body);
      return { secret: rollSecret(world, scene.realm, endpoint.id, overlap_seconds) };
    },
    "GET events": () => ({
      events: world.directory.realms().flatMap((realm) => realm.events.all()),
    }),
    "POST events": (_, body) => {
      const input = EventInput.parse(body);
      return { event: emit(sceneOf(input), input.type, input.object) };
    },
    "POST events/:id/resend": ({ id }) => {
      const { scene, object: event } = locate(world, "events", id);
      deliver(world, scene.realm, event);
      return { event };
    },
  };
}
