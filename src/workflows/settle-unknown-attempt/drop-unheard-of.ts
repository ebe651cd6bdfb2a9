import type { MedusaContainer } from "@medusajs/framework/types";
import { resolveHub } from "../../modules/payment_hub/resolve";
import { isOpen } from "../../modules/payment_hub/store/attempt-schedule";
import type { AttemptRow, PaymentRow } from "../../modules/payment_hub/store/rows";
import { PAYMENT_ID } from "../../operations/payment-id";
import { readSession } from "../medusa-books/medusa-payment";

/**
 * A payment whose creation was never answered stands in no session: no shopper can reach it. It is
 * given up, and whatever exists of it at the gateway is then looked at and closed.
 */
export async function dropUnheardOf(
  container: MedusaContainer,
  payment: PaymentRow,
  attempt: AttemptRow,
): Promise<void> {
  if (isOpen(attempt)) return;
  const session = payment.session_id && (await readSession(container, payment.session_id));
  if (session && session.data[PAYMENT_ID] === payment.id) return;
  const hub = resolveHub(container);
  // A merchant's charge needs no shopper: its process died before it could write into the session.
  if (session && (await hub.charges.isCharge(payment.id))) return;
  await hub.payments.supersede(payment.id);
}
