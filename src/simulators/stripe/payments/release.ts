import { emit } from "../events/emit";
import { minus, plus, ZERO, type MinorUnits } from "../money/minor-units";
import type { Charge } from "../objects/charge";
import type { RefundReason } from "../objects/refund";
import type { Realm } from "../accounts/realm";
import { areReleasesQuiet } from "../wire/api-version";
import type { Scene } from "../world";
import { buildRefund } from "./build-refund";
import { recordMovement } from "./record-movement";

/**
 * Lets authorized money go: no money comes back to the buyer, since it never left. Older versions of
 * the API raise `amount_refunded` and make a refund object for it all the same.
 */
export function release(
  scene: Scene,
  charge: Charge,
  amount: MinorUnits,
  reason: RefundReason | null,
): void {
  if (areReleasesQuiet(scene.version)) releaseQuietly(scene, charge, amount);
  else if (amount !== ZERO) releaseWithRefund(scene, charge, amount, reason);
}

function releaseWithRefund(
  scene: Scene,
  charge: Charge,
  amount: MinorUnits,
  reason: RefundReason | null,
): void {
  const refund = buildRefund(scene, charge, { amount, status: "succeeded", reason });
  const before = charge.amount_refunded;
  charge.amount_refunded = plus(before, amount);
  charge.refunded = charge.amount_refunded === charge.amount;
  recordMovement(scene, "release", charge, amount, refund.id);
  emit(scene, "refund.created", refund);
  emit(scene, "charge.refunded", charge, { amount_refunded: before });
}

/** With multicapture `amount_refunded` never held anything but refunds. */
export function releaseQuietly(scene: Scene, charge: Charge, amount: MinorUnits): void {
  if (amount !== ZERO) recordMovement(scene, "release", charge, amount);
  charge.refunded = charge.amount_captured > 0 && charge.amount_refunded === charge.amount_captured;
}

/** What of `amount_refunded` was released. */
function releasedOf(realm: Realm, charge: Charge): MinorUnits {
  const releases = realm.movements.filter(
    (move) => move.charge === charge.id && move.type === "release" && move.refund !== undefined,
  );
  return plus(ZERO, ...releases.map((move) => move.amount));
}

/** Captured and not yet on its way back to the buyer. */
export function refundableOf(realm: Realm, charge: Charge): MinorUnits {
  const refunded = minus(charge.amount_refunded, releasedOf(realm, charge));
  return minus(charge.amount_captured, refunded);
}
