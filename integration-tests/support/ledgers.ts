import type { AlipaySimulator } from "../../src/simulators/alipay";
import type { StripeSimulator } from "../../src/simulators/stripe";
import type { PaymentSession } from "../../src/demo/once/shopper";

/** What Stripe truly holds of a session's payment, in its smallest units. */
export function atStripe({ stripe }: { stripe: StripeSimulator }, { data }: PaymentSession) {
  const { payments } = stripe.ledger();
  const entry = payments.find(({ payment_intent }) => payment_intent === data.id);
  if (!entry) throw new Error(`Stripe has no payment ${String(data.id)}`);
  return entry;
}

/** What Alipay truly holds of a session's payment, in fen; undefined before the buyer came. */
export function atAlipay({ alipay }: { alipay: AlipaySimulator }, { data }: PaymentSession) {
  return alipay.ledger().trades.find(({ out_trade_no }) => out_trade_no === data.out_trade_no);
}

/** The numbers of what went back of a session's payment at Alipay, one for each time that it did. */
export function refundsAtAlipay(
  { alipay }: { alipay: AlipaySimulator },
  { data }: PaymentSession,
): (string | undefined)[] {
  const refunds = alipay
    .ledger()
    .movements.filter(
      ({ kind, out_trade_no }) => kind === "refund" && out_trade_no === data.out_trade_no,
    );
  return refunds.map(({ out_request_no }) => out_request_no);
}
