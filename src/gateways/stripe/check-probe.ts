import type { GatewayError } from "../errors";
import { toFailure } from "./error-map";

/** An id that no account has: asking for it tells whether the key may ask, and changes nothing. */
export const NOBODY = "medusa_payment_hub_check";

export const TRY_AGAIN = "Try again in a moment.";

/** How Stripe refused a call, undefined when it did not. */
export async function errorOf(call: () => Promise<unknown>): Promise<GatewayError | undefined> {
  try {
    await call();
    return undefined;
  } catch (thrown) {
    return toFailure(thrown, {}).error;
  }
}
