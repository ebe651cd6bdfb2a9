import type { PaymentView } from "../../gateways/gateway";
import { findGateway } from "../../gateways/registry";
import type PaymentHubModuleService from "../../modules/payment_hub/service";
import type { PaymentRow } from "../../modules/payment_hub/store/rows";
import { wordAmount } from "../word-amount";

/** Whether the gateway gives another sum of refunds than the rows here make. */
export async function refundsDiffer(
  hub: PaymentHubModuleService,
  payment: PaymentRow,
  { refunded }: PaymentView,
): Promise<boolean> {
  return refunded !== undefined && refunded.minor !== (await hub.refunds.sumOf(payment.id));
}

/**
 * Shows money that the gateway has given back without naming the refund: nobody can say then what
 * Medusa lacks. One of ours whose outcome is open explains itself in time.
 * @param told what an event said was refunded in all, where the gateway itself cannot be asked; it is
 * signed, and such a sum only grows
 */
export async function compareSums(
  hub: PaymentHubModuleService,
  payment: PaymentRow,
  { refunded }: PaymentView,
  told = 0n,
): Promise<void> {
  const held = refunded?.minor ?? told;
  const unknown = held - (await hub.refunds.sumOf(payment.id));
  if (unknown <= 0n) {
    return hub.breaks.resolve("books_differ", payment.id, "Medusa was brought in line");
  }
  if (await hub.journal.hasOpen(payment.id)) return;
  const { name } = findGateway(payment.gateway);
  await hub.breaks.open({
    kind: "books_differ",
    subject: payment.id,
    payment,
    message: `${name} has given back ${wordAmount(payment, unknown)} on ${payment.order_number} of which nothing is known here.`,
    nextStep:
      "Look at the payment's refunds at the gateway, and note on the order what was given back there.",
  });
}
