import type Stripe from "stripe";
import { succeeded, type Outcome } from "../outcome";
import { toFailure } from "./error-map";
import { PATIENCE } from "./timeouts";

/** Which account the secret key belongs to: `acct_…`. */
export async function identify(stripe: Stripe): Promise<Outcome<{ merchantId: string }>> {
  try {
    const merchant = await stripe.accounts.retrieveCurrent({}, PATIENCE.read);
    return succeeded({ merchantId: merchant.id });
  } catch (thrown) {
    return toFailure(thrown, {});
  }
}
