import { say } from "../output";
import { alipayStory } from "./alipay-story";
import { Merchant } from "./merchant";
import { openShop, type RunningShop } from "./open-shop";
import { tell } from "./story";
import { stripeStory } from "./stripe-story";
import { totals } from "./totals";

/**
 * The scenario of `npm run demo -- --once`: both gateways from pasted keys to refunds, through
 * public interfaces only. The last line is JSON.
 * @throws Error when something is not as it should be; the program then ends with an error
 */
export async function runOnce(running: RunningShop): Promise<void> {
  const shop = await openShop(running);
  const merchant = new Merchant(shop);
  await stripeStory(shop, merchant, tell);
  await alipayStory(shop, merchant, tell);
  const result = await totals(shop, merchant);
  say(JSON.stringify(result));
  if (!result.stripe.equal || !result.alipay.equal) {
    throw new Error("Medusa and the gateways' ledgers differ.");
  }
}
