import type { MovementType } from "../ledger/movement";
import type { MinorUnits } from "../money/minor-units";
import type { Charge } from "../objects/charge";
import type { Scene } from "../world";

export function recordMovement(
  scene: Scene,
  type: MovementType,
  charge: Charge,
  amount: MinorUnits,
  refund?: string,
): void {
  scene.realm.movements.push({
    at: new Date(scene.world.clock.now()).toISOString(),
    type,
    account: scene.realm.account,
    livemode: scene.realm.livemode,
    payment_intent: charge.payment_intent,
    charge: charge.id,
    ...(refund && { refund }),
    amount,
    currency: charge.currency,
  });
}
