import type { MedusaContainer } from "@medusajs/framework/types";
import { MathBN, Modules } from "@medusajs/framework/utils";
import { refundPaymentWorkflow } from "@medusajs/medusa/core-flows";
import { findGateway } from "../../gateways/registry";
import { Money } from "../../lib/money";
import type { MedusaRowWords, PaymentRow, RefundRow } from "../../modules/payment_hub/store/rows";
import { HUB_REFUND } from "../../operations/refund-reference";
import { sumOf } from "./amounts";
import type { MedusaPayment } from "./medusa-payment";

interface Refunded {
  payment: PaymentRow;
  refund: RefundRow;
  medusa: MedusaPayment;
  orderId: string | undefined;
  /** What the person said who asked for it. */
  words: MedusaRowWords;
}

/**
 * Writes a refund that the gateway has made into Medusa: payment, order and credit lines, as if it
 * had been made there. It carries our reference, by which the provider knows that there is nothing
 * to send.
 */
export async function recordRefund(container: MedusaContainer, refunded: Refunded): Promise<void> {
  const { medusa, refund, orderId, words } = refunded;
  const amount = amountOf(refunded);
  if (!amount) return;
  const input = {
    ...words,
    payment_id: medusa.id,
    amount,
    metadata: { [HUB_REFUND]: refund.id },
  };
  // The core's workflow cannot do without an order.
  if (orderId) await refundPaymentWorkflow(container).run({ input });
  else await container.resolve(Modules.PAYMENT).refundPayment(input);
}

/** What is left in Medusa when nothing is left at the gateway: the last refund closes the books. */
function amountOf({ payment, refund, medusa }: Refunded): string | undefined {
  const left = MathBN.sub(sumOf(medusa.captures), sumOf(medusa.refunds));
  if (MathBN.lte(left, 0)) return undefined;
  if (BigInt(payment.refunded) >= BigInt(payment.captured)) return left.toFixed();
  const money = Money.of(BigInt(refund.amount), refund.currency);
  const amount = findGateway(payment.gateway).amounts.fromGateway(money);
  return MathBN.gt(amount, left) ? left.toFixed() : amount;
}
