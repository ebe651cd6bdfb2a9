import { newId } from "../objects/ids";
import type { StripeEvent } from "../objects/event";
import { CURRENT_API_VERSION } from "../wire/api-version";
import { nowSeconds, type Scene } from "../world";
import { deliver } from "./deliver";

/**
 * Records an event with the object as it is at this moment, and sends it to every endpoint of this
 * mode that listens to its type.
 */
export function emit(
  scene: Scene,
  type: string,
  object: unknown,
  previousAttributes?: Record<string, unknown>,
): StripeEvent {
  const event: StripeEvent = {
    id: newId("evt_3"),
    object: "event",
    api_version: CURRENT_API_VERSION,
    created: nowSeconds(scene.world),
    data: {
      object: structuredClone(object),
      ...(previousAttributes && { previous_attributes: previousAttributes }),
    },
    livemode: scene.realm.livemode,
    pending_webhooks: 0,
    request: scene.cause,
    type,
  };
  scene.realm.events.add(event);
  deliver(scene.world, scene.realm, event);
  return event;
}
