import type { AlipaySimulator } from "../../simulators/alipay";
import type { StripeSimulator } from "../../simulators/stripe";
import { JsonClient } from "../json-client";
import { say } from "../output";
import type { AdminLogin } from "../store/prepare-database";
import type { StoreFacts } from "../store/store-facts";
import { alipayStory } from "./alipay-story";
import { expectStatus } from "./context";
import { Merchant } from "./merchant";
import { tell } from "./story";
import { stripeStory } from "./stripe-story";
import { totals } from "./totals";

/** A running store that was made for this run and is gone after it. */
export interface OnceContext extends StoreFacts {
  url: string;
  admin: AdminLogin;
  stripe: StripeSimulator;
  alipay: AlipaySimulator;
}

/**
 * The scenario of `npm run demo -- --once`: both gateways from pasted keys to refunds, through
 * public interfaces only. The last line is JSON.
 * @throws Error when something is not as it should be; the program then ends with an error
 */
export async function runOnce(context: OnceContext): Promise<void> {
  const client = new JsonClient(context.url);
  const { token } = await expectStatus(
    client.post<{ token: string }>("/auth/user/emailpass", context.admin),
  );
  const shop = {
    admin: client.with({ authorization: `Bearer ${token}` }),
    storefront: client.with({ "x-publishable-api-key": context.publishableKey }),
    regions: context.regions,
    stripe: context.stripe,
    alipay: context.alipay,
  };
  const merchant = new Merchant(shop);
  await stripeStory(shop, merchant, tell);
  await alipayStory(shop, merchant, tell);
  const result = await totals(shop, merchant);
  say(JSON.stringify(result));
  if (!result.stripe.equal || !result.alipay.equal) {
    throw new Error("Medusa and the gateways' ledgers differ.");
  }
}
