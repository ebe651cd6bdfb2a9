import type { Charge } from "../objects/charge";
import type { Scene } from "../world";
import { openDispute, warnOfFraud } from "./dispute";

/** What some test cards bring once their money is taken. */
export function followUp(scene: Scene, charge: Charge): void {
  const behaviour = scene.realm.cardBehaviours.get(charge.payment_method);
  if (behaviour?.disputeReason) {
    const { disputeReason: reason, inquiry } = behaviour;
    openDispute(scene, charge, { reason, inquiry });
  }
  if (behaviour?.earlyFraudWarning) warnOfFraud(scene, charge, "made_with_stolen_card");
}
