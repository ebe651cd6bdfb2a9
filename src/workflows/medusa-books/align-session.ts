import type { MedusaContainer } from "@medusajs/framework/types";
import { Modules } from "@medusajs/framework/utils";
import { findGateway } from "../../gateways/registry";
import { currencyCode, decimalString } from "../../lib/money";
import { resolveHub } from "../../modules/payment_hub/resolve";
import type { PaymentRow } from "../../modules/payment_hub/store/rows";
import { PAYMENT_ID } from "../../operations/payment-id";
import { isSettled, readSession, type ExactAmount } from "./medusa-payment";

/**
 * Brings a session and its payment to one amount, after a change of the amount of which Medusa was
 * told that nobody knows: the gateway has it, and the session has the one before. Where the cart asks
 * for the new amount the session gets it; else the payment gets back the session's, so that a buyer
 * never pays more than the shop shows. Medusa's own update does either. Run while nobody completes
 * the cart, and after the attempt has been settled.
 * @throws whatever keeps it from being done now; it is then done later
 */
export async function alignSession(container: MedusaContainer, paymentId: string): Promise<void> {
  const payment = await resolveHub(container).payments.find(paymentId);
  if (!payment?.session_id || payment.superseded_at) return;
  const session = await readSession(container, payment.session_id);
  if (!session || isSettled(session) || session.data[PAYMENT_ID] !== payment.id) return;
  const isThePayments = (amount: ExactAmount): boolean => equals(payment, amount);
  if (isThePayments(session.raw_amount)) return;
  const asked = session.payment_collection?.raw_amount;
  const wanted = asked && isThePayments(asked) ? asked : session.raw_amount;
  await container.resolve(Modules.PAYMENT).updatePaymentSession({
    id: session.id,
    data: session.data,
    amount: wanted.value,
    currency_code: session.currency_code,
  });
}

/** Whether an amount of Medusa's is what the payment is bound to, as its gateway counts. */
export function equals(payment: PaymentRow, { value }: ExactAmount): boolean {
  const { amounts } = findGateway(payment.gateway);
  const money = amounts.convert(decimalString(value), currencyCode(payment.currency));
  return String(money.minor) === payment.amount;
}
