import type { MedusaContainer } from "@medusajs/framework/types";
import { MathBN, Modules } from "@medusajs/framework/utils";
import { findGateway } from "../../gateways/registry";
import { Money } from "../../lib/money";
import { resolveHub } from "../../modules/payment_hub/resolve";
import type { MedusaRowWords, PaymentRow, RefundRow } from "../../modules/payment_hub/store/rows";
import { HUB_REFUND } from "../../operations/refund-reference";
import { sumOf } from "./amounts";
import { readSession, type MedusaPayment, type MedusaRow } from "./medusa-payment";

interface Refunded {
  payment: PaymentRow;
  refund: RefundRow;
  medusa: MedusaPayment;
  /** What the person said who asked for it. */
  words: MedusaRowWords;
}

/**
 * Writes a refund that the gateway has made onto Medusa's payment. It carries our reference, by which
 * the provider knows that there is nothing to send. Medusa's own workflow is left aside: it enters
 * every refund of the payment that the order lacks, each with the amount of this one.
 * @throws Error when Medusa has nothing left that could be refunded
 */
export async function recordRefund(
  container: MedusaContainer,
  refunded: Refunded,
): Promise<MedusaRow> {
  const { payment, medusa, refund, words } = refunded;
  const amount = await amountOf(container, refunded);
  if (!amount) throw new Error("Medusa has nothing left on this payment that could be refunded");
  await container.resolve(Modules.PAYMENT).refundPayment({
    ...words,
    payment_id: medusa.id,
    amount,
    metadata: { [HUB_REFUND]: refund.id },
  });
  const after = payment.session_id && (await readSession(container, payment.session_id));
  const rows = (after && after.payment?.refunds) || [];
  const written = rows.find(({ metadata }) => metadata?.[HUB_REFUND] === refund.id);
  if (!written) throw new Error("Medusa does not show the refund that was written");
  return written;
}

/** What is left in Medusa when nothing is left at the gateway: the last refund closes the books. */
async function amountOf(
  container: MedusaContainer,
  { payment, refund, medusa }: Refunded,
): Promise<string | undefined> {
  const left = MathBN.sub(sumOf(medusa.captures), sumOf(medusa.refunds));
  if (MathBN.lte(left, 0)) return undefined;
  const all = await resolveHub(container).refunds.listOf(payment.id);
  const isInMedusa = ({ id, medusa_refund_id }: RefundRow): boolean =>
    medusa.refunds.some((row) => row.id === medusa_refund_id || row.metadata?.[HUB_REFUND] === id);
  const done = all.filter((one) => one.id === refund.id || isInMedusa(one));
  const sum = done.reduce((total, one) => total + BigInt(one.amount), 0n);
  if (sum >= BigInt(payment.captured)) return left.toFixed();
  const money = Money.of(BigInt(refund.amount), refund.currency);
  const amount = findGateway(payment.gateway).amounts.fromGateway(money);
  return MathBN.gt(amount, left) ? undefined : amount;
}
