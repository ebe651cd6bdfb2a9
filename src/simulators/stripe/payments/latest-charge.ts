import type { Charge } from "../objects/charge";
import type { PaymentIntent } from "../objects/payment-intent";
import type { Scene } from "../world";

/** The charge of an intent that is known to have one. */
export function latestCharge(scene: Scene, intent: PaymentIntent): Charge {
  const charge = scene.realm.charges.get(intent.latest_charge ?? "");
  if (!charge) throw new Error(`${intent.id} has no charge`);
  return charge;
}
