import type { SetupIntent } from "../../objects/setup-intent";
import { find } from "../../wire/missing";
import type { Scene } from "../../world";

/** Stripe's word for it in this error has no underscore. */
export function findSetupIntent(scene: Scene, id: string): SetupIntent {
  return find(scene, "setupIntents", "setupintent", id, "intent");
}
