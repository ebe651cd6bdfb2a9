import { payAtAlipay, payAtStripe } from "../../src/demo/once/buyers";
import { expectStatus, regionOf } from "../../src/demo/once/context";
import { Shopper } from "../../src/demo/once/shopper";
import { atOnce } from "./at-once";
import { beginAtStripe, type Bought } from "./bought";
import { alipayNotification, type Filling, type Posting } from "./fixtures";
import { atStripesSide } from "./gateway-payments";
import { atAlipay } from "./ledgers";
import type { OpenShop } from "./open-shop";
import { ALIPAY } from "./providers";
import { ALIPAY_TILL, STRIPE_TILL, type Till } from "./tills";

/** How carts are paid, and what somebody does at the gateway later. */
export interface Kind {
  till: Till;
  /** Is captured by somebody at the gateway, if at all. */
  capturesLater?: true;
  /** A card that is tried, and declined, before the one that pays. */
  firstCard?: string;
  /** Once there is an order. */
  afterOrder?: "refund" | "capture";
  /** What its order's payment has come to in the end. */
  becomes: "authorized" | "captured" | "partially_refunded";
}

export const CARD: Kind = { till: STRIPE_TILL, becomes: "captured" };
export const CODE: Kind = { till: ALIPAY_TILL, becomes: "captured" };

export interface Sale extends Omit<Bought, "order"> {
  kind: Kind;
}

/** What is given back of a payment, in its smallest units. */
export const GIVEN_BACK = 250n;

/** Has carts paid, some at once, whether or not the shop hears of it. */
export async function sell(shop: OpenShop, kinds: readonly Kind[]): Promise<Sale[]> {
  const atOneTime = (some: readonly Kind[]) => atOnce(4, some, (kind) => sellOne(shop, kind));
  const now = await atOneTime(kinds.filter(({ capturesLater }) => !capturesLater));
  await expectStatus(shop.merchant.change("stripe", { capture_method: "manual" }));
  const later = await atOneTime(kinds.filter(({ capturesLater }) => capturesLater));
  await expectStatus(shop.merchant.change("stripe", { capture_method: "automatic" }));
  return [...now, ...later];
}

async function sellOne(shop: OpenShop, kind: Kind): Promise<Sale> {
  if (kind.till === ALIPAY_TILL) {
    const shopper = await Shopper.atCheckout(shop, regionOf(shop, "cny"));
    const session = await shopper.pay(ALIPAY, { channel: "qr" });
    await payAtAlipay(shop.alipay, session);
    return { kind, shopper, session };
  }
  const begun = await beginAtStripe(shop);
  if (kind.firstCard) {
    await payAtStripe(shop.stripe, begun.session, { payment_method: kind.firstCard });
  }
  await payAtStripe(shop.stripe, begun.session);
  return { kind, ...begun };
}

/** What somebody does in the gateway's dashboard. */
export async function changeAtGateway(shop: OpenShop, sale: Sale): Promise<void> {
  const { kind, session } = sale;
  if (!kind.afterOrder) return;
  const isRefund = kind.afterOrder === "refund";
  if (kind.till === ALIPAY_TILL) {
    shop.alipay.office.refund(String(session.data.out_trade_no), YUAN, consoleNumber(sale));
    return;
  }
  const path = `payment_intents/${String(session.data.id)}/${kind.afterOrder}`;
  await atStripesSide(shop, path, { ...(isRefund && { amount: Number(GIVEN_BACK) }) });
}

const YUAN = "2.50";

const consoleNumber = ({ session }: Sale): string => `CONSOLE${String(session.data.out_trade_no)}`;

/** What Alipay has to tell of a sale by now, each under a number of its own. */
export async function alipayTells(
  shop: OpenShop,
  sale: Sale,
): Promise<{ id: string; posting: Posting }[]> {
  const trade = atAlipay(shop, sale.session);
  const number = String(sale.session.data.out_trade_no);
  const tell = async (name: string, filling: Filling = {}) => {
    const id = `${name}_${number}`;
    const posting = await alipayNotification(name, shop.alipay.app, {
      ...{ notify_id: id, out_trade_no: number, trade_no: trade?.trade_no ?? "" },
      ...{ total_amount: ((trade?.total ?? 0) / 100).toFixed(2), ...filling },
    });
    return { id, posting };
  };
  const refund = { refund_fee: YUAN, out_biz_no: consoleNumber(sale) };
  return [
    await tell("trade_success"),
    ...(trade?.refunded ? [await tell("trade_success_refund", refund)] : []),
  ];
}
