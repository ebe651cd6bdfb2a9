import { expectStatus, regionOf } from "../../src/demo/once/context";
import { Shopper } from "../../src/demo/once/shopper";
import type { Bought } from "./bought";
import type { OpenShop } from "./open-shop";
import { ALIPAY } from "./providers";
import type { Till } from "./tills";

/** An order in yuan whose money is frozen at Alipay, to be captured later. */
export async function depositedAtAlipay(shop: OpenShop, quantity = 1): Promise<Bought> {
  const shopper = await Shopper.atCheckout(shop, regionOf(shop, "cny"), quantity);
  await expectStatus(shop.merchant.change("alipay", { capture_method: "manual" }));
  const session = await shopper.pay(ALIPAY, { channel: "qr" });
  await expectStatus(shop.merchant.change("alipay", { capture_method: "automatic" }));
  shop.alipay.buyer.authorize({ qr_code: String(session.data.qr_code) });
  return { shopper, session, order: await shop.merchant.orderOf(shopper.cart.email, "authorized") };
}

/** What Alipay truly holds of a deposit, in fen. */
export function depositOf({ alipay }: OpenShop, { session }: Pick<Bought, "session">) {
  const number = String(session.data.out_trade_no);
  const { authorizations, trades } = alipay.ledger();
  const deposit = authorizations.find(({ out_order_no }) => out_order_no === number);
  if (!deposit) throw new Error(`Alipay has no deposit ${number}`);
  // Each capture is a trade of its own.
  const captures = trades.filter(({ out_trade_no }) => out_trade_no.startsWith(`${number}_`));
  return { ...deposit, captures: captures.filter(({ paid }) => paid > 0) };
}

/** Frozen first and captured later; each capture is refunded on its own. */
export const DEPOSIT_TILL: Till = {
  gateway: "alipay",
  buy: depositedAtAlipay,
  held(shop, session) {
    const { frozen, captures } = depositOf(shop, { session });
    const sum = (amounts: number[]): bigint => BigInt(amounts.reduce((all, one) => all + one, 0));
    return {
      authorized: BigInt(frozen),
      captured: sum(captures.map(({ paid }) => paid)),
      refunded: sum(captures.map(({ refunded }) => refunded)),
    };
  },
};
