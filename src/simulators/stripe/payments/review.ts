import { emit } from "../events/emit";
import type { Charge } from "../objects/charge";
import { newId } from "../objects/ids";
import type { Review } from "../objects/review";
import { nowSeconds, type Scene } from "../world";

export function openReview(scene: Scene, charge: Charge, reason: Review["opened_reason"]): Review {
  const review = scene.realm.reviews.add({
    id: newId("prv_1"),
    object: "review",
    billing_zip: null,
    charge: charge.id,
    closed_reason: null,
    created: nowSeconds(scene.world),
    ip_address: null,
    ip_address_location: null,
    livemode: scene.realm.livemode,
    open: true,
    opened_reason: reason,
    payment_intent: charge.payment_intent,
    reason,
    session: null,
  });
  emit(scene, "review.opened", review);
  return review;
}

export function closeReview(scene: Scene, review: Review, reason: string): void {
  review.open = false;
  review.closed_reason = reason;
  review.reason = reason;
  emit(scene, "review.closed", review);
}
