import { findGateway } from "../../gateways/registry";
import { Money } from "../../lib/money";
import type { PaymentRow } from "../../modules/payment_hub/store/rows";
import type { Said } from "./announce";

/**
 * What every event of a payment names.
 * @param minor the amount it is about, in the gateway's smallest units
 */
export function paymentData(
  payment: PaymentRow,
  orderId: string | undefined,
  { minor = payment.amount, currency = payment.currency }: { minor?: string; currency?: string },
): Said<"payment_hub.payment.captured"> {
  const money = Money.of(BigInt(minor), currency);
  return {
    payment_id: payment.id,
    session_id: payment.session_id,
    ...(orderId && { order_id: orderId }),
    gateway: payment.gateway,
    environment: payment.environment,
    amount: findGateway(payment.gateway).amounts.fromGateway(money),
    currency: money.currency,
  };
}
