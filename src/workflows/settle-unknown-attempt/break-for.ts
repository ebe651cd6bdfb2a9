import { findGateway } from "../../gateways/registry";
import { isOpen } from "../../modules/payment_hub/store/attempt-schedule";
import type { OpenBreak } from "../../modules/payment_hub/store/breaks";
import type { AttemptRow, PaymentRow } from "../../modules/payment_hub/store/rows";
import { wordAmount } from "../word-amount";

/** What a merchant is told of an attempt that is not settled in time. */
export function breakFor(payment: PaymentRow, attempt: AttemptRow, why: string): OpenBreak {
  const { name } = findGateway(payment.gateway);
  const what = `${attempt.operation} of ${wordAmount(payment, attempt.amount ?? payment.amount)}`;
  const common = { subject: attempt.id, payment };
  if (!isOpen(attempt)) {
    return {
      ...common,
      kind: "books_differ",
      message: `The ${what} on ${payment.order_number} was settled at ${name}, but Medusa could not be brought in line: ${why}`,
      nextStep: "Compare the order's payments with the gateway's. The shop goes on trying.",
    };
  }
  return {
    ...common,
    kind: "outcome_unknown",
    message: `Nobody knows yet whether the ${what} on ${payment.order_number} went through: ${why}`,
    nextStep:
      `Look at ${payment.reference ?? payment.order_number} in ${name}. The shop goes on asking; ` +
      "repeating the same operation is safe, it is never made twice.",
  };
}
