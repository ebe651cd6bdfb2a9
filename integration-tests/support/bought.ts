import { payAtAlipay, payAtStripe } from "../../src/demo/once/buyers";
import { expectStatus, regionOf } from "../../src/demo/once/context";
import type { Order, OrderPayment } from "../../src/demo/once/merchant";
import { Shopper, type PaymentSession } from "../../src/demo/once/shopper";
import type { OpenShop } from "./open-shop";
import { ALIPAY, STRIPE } from "./providers";

export interface Bought {
  shopper: Shopper;
  session: PaymentSession;
  order: Order & { payment: OrderPayment };
}

/** Somebody at the payment page of Stripe, with the capture method of choice for this one only. */
export async function beginAtStripe(
  shop: OpenShop,
  captureMethod: "automatic" | "manual" = "automatic",
  quantity = 1,
): Promise<Omit<Bought, "order">> {
  const shopper = await Shopper.atCheckout(shop, regionOf(shop, "usd"), quantity);
  const isManual = captureMethod === "manual";
  if (isManual) await expectStatus(shop.merchant.change("stripe", { capture_method: "manual" }));
  const session = await shopper.pay(STRIPE);
  if (isManual) await expectStatus(shop.merchant.change("stripe", { capture_method: "automatic" }));
  return { shopper, session };
}

/** An order in dollars, paid by card and placed by the webhook. */
export async function boughtAtStripe(
  shop: OpenShop,
  captureMethod: "automatic" | "manual" = "automatic",
  quantity = 1,
): Promise<Bought> {
  const begun = await beginAtStripe(shop, captureMethod, quantity);
  await payAtStripe(shop.stripe, begun.session);
  const status = captureMethod === "manual" ? "authorized" : "captured";
  return { ...begun, order: await shop.merchant.orderOf(begun.shopper.cart.email, status) };
}

/** An order in yuan, paid by QR code and placed by the notification. */
export async function boughtAtAlipay(shop: OpenShop, quantity = 1): Promise<Bought> {
  const shopper = await Shopper.atCheckout(shop, regionOf(shop, "cny"), quantity);
  const session = await shopper.pay(ALIPAY, { channel: "qr" });
  await payAtAlipay(shop.alipay, session);
  const order = await shop.merchant.orderOf(shopper.cart.email, "captured");
  return { shopper, session, order };
}
