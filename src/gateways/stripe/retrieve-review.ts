import type Stripe from "stripe";
import type { ReviewView } from "../gateway";
import { succeeded, type Outcome } from "../outcome";
import { toFailure } from "./error-map";
import { idOf } from "./id-of";
import { PATIENCE } from "./timeouts";

export async function retrieveReview(
  stripe: Stripe,
  reference: string,
): Promise<Outcome<ReviewView>> {
  try {
    const review = await stripe.reviews.retrieve(reference, {}, PATIENCE.read);
    return succeeded({
      reference: review.id,
      payment: idOf(review.payment_intent) ?? idOf(review.charge) ?? "",
      isOpen: review.open,
      openedBy: review.opened_reason,
      ...(review.closed_reason && { closedReason: review.closed_reason }),
    });
  } catch (thrown) {
    return toFailure(thrown, {});
  }
}
