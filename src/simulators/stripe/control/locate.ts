import { notFound } from "../../core/control";
import type { Realm } from "../accounts/realm";
import type { CollectionName } from "../wire/missing";
import { NO_REQUEST, type Scene, type World } from "../world";

type Stored<N extends CollectionName> = NonNullable<ReturnType<Realm[N]["get"]>>;

/** Finds an object in whichever account and mode it is; the control side knows them all. */
export function locate<N extends CollectionName>(
  world: World,
  collection: N,
  id = "",
): { scene: Scene; object: Stored<N> } {
  for (const realm of world.directory.realms()) {
    const object = realm[collection].get(id) as Stored<N> | undefined;
    if (object) return { scene: { world, realm, cause: NO_REQUEST }, object };
  }
  return notFound(`${collection} ${id}`);
}
