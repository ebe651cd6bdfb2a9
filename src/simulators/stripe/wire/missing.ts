import type { Realm } from "../accounts/realm";
import type { Scene } from "../world";
import { invalidRequest, resourceMissing, type StripeApiError } from "./api-error";

/** The collections that ids are looked up in. */
export type CollectionName =
  | "paymentIntents"
  | "charges"
  | "refunds"
  | "customers"
  | "paymentMethods"
  | "setupIntents"
  | "webhookEndpoints"
  | "events"
  | "disputes"
  | "earlyFraudWarnings"
  | "reviews"
  | "balanceTransactions";

/** 404; Stripe says so when the object is there in the account's other mode. */
export function missing(
  scene: Scene,
  collection: CollectionName,
  noun: string,
  id: string,
  param: string,
): StripeApiError {
  const { realm, world } = scene;
  const sibling = world.directory.sibling(realm);
  if (!sibling?.[collection].get(id)) return resourceMissing(noun, id, param);
  const [there, here] = realm.livemode ? ["test", "live"] : ["live", "test"];
  return invalidRequest(
    `No such ${noun}: '${id}'; a similar object exists in ${there} mode, but a ${here} mode key was used to make this request.`,
    { code: "resource_missing", param },
    404,
  );
}

/** The object, or the 404. */
export function find<N extends CollectionName>(
  scene: Scene,
  collection: N,
  noun: string,
  id: string,
  param: string,
): NonNullable<ReturnType<Realm[N]["get"]>> {
  const found = scene.realm[collection].get(id);
  if (!found) throw missing(scene, collection, noun, id, param);
  return found as NonNullable<ReturnType<Realm[N]["get"]>>;
}
