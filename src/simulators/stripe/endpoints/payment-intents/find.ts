import type { PaymentIntent } from "../../objects/payment-intent";
import { find } from "../../wire/missing";
import type { Scene } from "../../world";

export function findIntent(scene: Scene, id: string, param = "intent"): PaymentIntent {
  return find(scene, "paymentIntents", "payment_intent", id, param);
}
