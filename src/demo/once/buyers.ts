import type { StripeSimulator } from "../../simulators/stripe";
import type { AlipaySimulator } from "../../simulators/alipay";
import type { PaymentSession } from "./shopper";

export interface CardChoice {
  payment_method: string;
  three_d_secure?: "succeed" | "fail" | "leave";
}

const VISA: CardChoice = { payment_method: "pm_card_visa" };

/** The shopper's browser at Stripe: confirms with a test card, and passes 3-D Secure or not. */
export async function payAtStripe(
  stripe: StripeSimulator,
  session: PaymentSession,
  card: CardChoice = VISA,
): Promise<void> {
  const id = String(session.data.id);
  const response = await fetch(`${stripe.url}/__sim/payment_intents/${id}/pay`, {
    method: "POST",
    body: JSON.stringify(card),
  });
  if (response.status >= 500) throw new Error(await response.text());
}

/** The shopper at Alipay: opens the link, or scans the code, or the app takes the string; pays. */
export async function payAtAlipay(alipay: AlipaySimulator, session: PaymentSession): Promise<void> {
  const { pay_url, qr_code, order_string } = session.data;
  if (typeof pay_url === "string") await alipay.buyer.pay({ pay_url });
  else if (typeof qr_code === "string") await alipay.buyer.pay({ qr_code });
  else await alipay.buyer.pay({ order_string: String(order_string) });
}
