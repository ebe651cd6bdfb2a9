import type { Gateway, PaymentView } from "../../gateways/gateway";
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

/** All that was refunded of one trade, as a signed event told. */
export type ToldSum = NonNullable<ReturnType<NonNullable<Gateway["refundedIn"]>>>;

/**
 * Shows money that the gateway has given back without naming the refund: nobody can say then what
 * Medusa lacks. One of ours whose outcome is open explains itself in time.
 * @param told where the gateway itself cannot be asked: the most that was told so far
 */
export async function compareSums(
  hub: PaymentHubModuleService,
  payment: PaymentRow,
  { refunded }: PaymentView,
  told?: ToldSum,
): Promise<void> {
  const held = refunded?.minor ?? told?.total.minor ?? 0n;
  const isOfPart = !refunded && told && told.trade !== payment.order_number;
  const known = isOfPart
    ? await knownOfCapture(hub, payment, told.trade)
    : await hub.refunds.sumOf(payment.id);
  const unknown = held - known;
  // One capture's sum says nothing of what is shown of another.
  if (unknown <= 0n && !refunded && (!told || isOfPart)) return;
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

/** Which capture a refund of the gateway's own was taken from is not known: it may be this one. */
async function knownOfCapture(
  hub: PaymentHubModuleService,
  payment: PaymentRow,
  capture: string,
): Promise<bigint> {
  const ours = await hub.journal.refundedByCapture(payment.id);
  const all = await hub.refunds.listOf(payment.id);
  return all
    .filter(({ number, status }) => number === null && status !== "failed")
    .reduce((sum, { amount }) => sum + BigInt(amount), ours.get(capture) ?? 0n);
}
