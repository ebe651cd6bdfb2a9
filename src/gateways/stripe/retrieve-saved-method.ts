import type Stripe from "stripe";
import type { SavedMethod } from "../gateway";
import { succeeded, type Outcome } from "../outcome";
import { toFailure } from "./error-map";
import { idOf } from "./id-of";
import { savedMethodOf } from "./saved-method";
import { PATIENCE } from "./timeouts";

/** Undefined while the set-up is not finished, and again when the method was removed since. */
export async function retrieveSavedMethod(
  stripe: Stripe,
  setupReference: string,
): Promise<Outcome<{ customerReference: string; method: SavedMethod } | undefined>> {
  try {
    const { status, payment_method: method } = await stripe.setupIntents.retrieve(
      setupReference,
      { expand: ["payment_method"] },
      PATIENCE.read,
    );
    if (status !== "succeeded" || !method || typeof method === "string") {
      return succeeded(undefined);
    }
    // The method says whose it is now; the set-up, whose it was to be.
    const customerReference = idOf(method.customer);
    if (!customerReference) return succeeded(undefined);
    return succeeded({ customerReference, method: savedMethodOf(method) });
  } catch (thrown) {
    return toFailure(thrown, {});
  }
}
