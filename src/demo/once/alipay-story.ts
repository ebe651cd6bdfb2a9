import { payAtAlipay } from "./buyers";
import { expectEqual, expectStatus, regionOf, type Shop } from "./context";
import type { Merchant } from "./merchant";
import { Shopper } from "./shopper";
import { allChecksPass, enterAlipayKeys, liveIsRefused, switchOn } from "./set-up";
import type { Say } from "./story";

const PROVIDER = "pp_alipay_alipay";
const CHANNELS = ["page", "wap", "qr", "app"] as const;

/** Everything a merchant's first day with Alipay has in it. */
export async function alipayStory(shop: Shop, merchant: Merchant, say: Say): Promise<void> {
  const china = regionOf(shop, "cny");
  await say("Alipay: not set up yet, refused plainly", async () => {
    const shopper = await Shopper.atCheckout(shop, china);
    const refused = await shopper.choose(PROVIDER);
    expectEqual("status", refused.status, 400);
    return refused.body.message;
  });
  const account = await say("Alipay: keys entered", () => enterAlipayKeys(shop, merchant));
  await say("Alipay: connection checked", () => allChecksPass(merchant, "alipay", account));
  await say("Alipay: switched on", () => switchOn(merchant, "alipay"));
  await say("The Chinese cart offers both", async () => {
    const methods = await Shopper.methods(shop, china);
    expectEqual("methods", methods, ["pp_alipay_alipay", "pp_stripe_stripe"]);
    return methods.join(", ");
  });

  const orders = [];
  for (const channel of CHANNELS) {
    const bought = `Alipay: bought by ${channel}, notification placed the order, captured`;
    orders.push(
      await say(bought, async () => {
        const shopper = await Shopper.atCheckout(shop, china);
        await payAtAlipay(shop.alipay, await shopper.pay(PROVIDER, { channel }));
        return merchant.orderOf(shopper.cart.email, "captured");
      }),
    );
  }
  const [order] = orders;
  if (!order) return;
  await say("Alipay: partly refunded", async () => {
    await expectStatus(merchant.refund(order.payment, 8.88));
    return merchant.orderOf(order.email, "partially_refunded");
  });
  await say("Alipay: refunded in full", async () => {
    // Alipay refuses two refunds of one trade within three seconds.
    shop.alipay.clock.advance(3000);
    const rest = Math.round((order.payment.amount - 8.88) * 100) / 100;
    await expectStatus(merchant.refund(order.payment, rest));
    return merchant.orderOf(order.email, "refunded");
  });
  await say("Alipay: changed one's mind before paying, nothing stays open", async () => {
    const shopper = await Shopper.atCheckout(shop, china);
    await shopper.pay(PROVIDER, { channel: "qr" });
    await shopper.pay("pp_stripe_stripe");
    expectEqual("orders", (await merchant.ordersOf(shopper.cart.email)).length, 0);
    return "no order";
  });
  await say("Alipay: live refused without live keys", () => liveIsRefused(merchant, "alipay"));
}
