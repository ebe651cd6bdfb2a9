import type { MedusaContainer } from "@medusajs/framework/types";
import { hasValue } from "../../gateways/outcome";
import { findGateway } from "../../gateways/registry";
import { resolveHub } from "../../modules/payment_hub/resolve";
import type { OpenBreak } from "../../modules/payment_hub/store/breaks";
import type { Verdict } from "../../modules/payment_hub/store/inbox";
import type { EventRow, FraudWarningRow, PaymentRow } from "../../modules/payment_hub/store/rows";
import { announceFraudWarning } from "../hub-events/announce-fraud-warning";
import { NotNow } from "../not-now";
import { wordAmount } from "../word-amount";
import { openAccount } from "./open-account";

/** Keeps and shows what the card network believes of a payment, while a refund can still help. */
export async function applyFraudWarning(
  container: MedusaContainer,
  event: EventRow,
  payment: PaymentRow,
): Promise<Verdict> {
  const { connection } = await openAccount(container, event);
  if (!event.object || !connection.retrieveFraudWarning) {
    return { state: "ignored", note: "it names no fraud warning" };
  }
  const found = await connection.retrieveFraudWarning(event.object);
  if (!hasValue(found)) throw new NotNow(found.error);
  if (payment.reference !== found.value.payment) {
    return { state: "quarantined", note: "the warning is about another payment" };
  }
  const hub = resolveHub(container);
  const warning = await hub.warnings.save(payment, found.value);
  if (!isGivenBack(payment)) await hub.breaks.open(warningBreak(payment, warning));
  await announceFraudWarning(container, payment, warning);
  return { state: "processed", note: warning.actionable ? "actionable" : "not actionable" };
}

/** Then there is nothing left to be done about it. */
function isGivenBack({ captured, refunded }: PaymentRow): boolean {
  return BigInt(captured) > 0n && captured === refunded;
}

/** What a person is told of it. */
export function warningBreak(payment: PaymentRow, warning: FraudWarningRow): OpenBreak {
  const { name } = findGateway(payment.gateway);
  const what = `${wordAmount(payment, payment.amount)} on ${payment.order_number}`;
  return {
    kind: "fraud_warning",
    subject: warning.id,
    payment,
    message: `The card network reports to ${name} that ${what} is fraud (${warning.kind}).`,
    nextStep: warning.actionable
      ? "Refund the order now and do not ship it: a refund can still keep a dispute away."
      : "Do not ship the order before you have looked at it. A refund no longer keeps a dispute away.",
  };
}
