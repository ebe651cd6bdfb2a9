import { newId } from "../objects/ids";
import type { Realm } from "../accounts/realm";
import type { World } from "../world";

/** Newest first. */
export function activeSecrets(realm: Realm, endpointId: string, nowMs: number): string[] {
  return (realm.signingSecrets.get(endpointId) ?? [])
    .filter(({ expiresAtMs }) => expiresAtMs === null || expiresAtMs > nowMs)
    .map(({ value }) => value);
}

/** A new secret; the old ones go on signing beside it for `overlapSeconds` of simulator time. */
export function rollSecret(
  world: World,
  realm: Realm,
  endpointId: string,
  overlapSeconds: number,
): string {
  const value = newId("whsec_");
  const expiresAtMs = world.clock.now() + overlapSeconds * 1000;
  const old = (realm.signingSecrets.get(endpointId) ?? []).map((secret) => ({
    ...secret,
    expiresAtMs: Math.min(secret.expiresAtMs ?? expiresAtMs, expiresAtMs),
  }));
  realm.signingSecrets.set(endpointId, [{ value, expiresAtMs: null }, ...old]);
  return value;
}
