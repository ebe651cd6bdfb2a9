import { findGateway } from "../../gateways/registry";
import type PaymentHubModuleService from "../../modules/payment_hub/service";
import type { OpenBreak } from "../../modules/payment_hub/store/breaks";
import type { DisputeRow, PaymentRow } from "../../modules/payment_hub/store/rows";
import { wordMoney } from "../word-amount";

/**
 * Shows a dispute for as long as it is undecided. A bank's mere question is shown apart from the
 * dispute that it may become under the same number: somebody may have dealt with the first.
 */
export async function showDispute(
  hub: PaymentHubModuleService,
  payment: PaymentRow,
  dispute: DisputeRow,
): Promise<void> {
  const [inquiry, formal] = [`${dispute.id}:inquiry`, dispute.id];
  const over = resolutionOf(dispute);
  if (over) {
    await hub.breaks.resolve("dispute", inquiry, over);
    return hub.breaks.resolve("dispute", formal, over);
  }
  const isInquiry = dispute.status === "inquiry";
  if (!isInquiry) await hub.breaks.resolve("dispute", inquiry, "it has become a dispute");
  const needsPerson = isInquiry || dispute.status === "needs_response" || dispute.funds_withdrawn;
  if (!needsPerson) return;
  await hub.breaks.open(breakOf(payment, dispute, isInquiry ? inquiry : formal));
}

function resolutionOf({ status, closed_at }: DisputeRow): string | undefined {
  if (status === "won") return "won: the money is the merchant's";
  if (status === "lost") return "lost: the money is the buyer's";
  return closed_at ? "closed without a dispute" : undefined;
}

/** What a person is told of it: how much, why, until when, and what to do. */
export function breakOf(payment: PaymentRow, dispute: DisputeRow, subject: string): OpenBreak {
  const { name } = findGateway(payment.gateway);
  const what = `${wordMoney(payment.gateway, dispute.amount, dispute.currency)} on ${payment.order_number}`;
  const due = dispute.respond_by
    ? `An answer is due by ${dispute.respond_by.toISOString()}.`
    : "No answer can be given.";
  const common = { kind: "dispute", subject, payment } as const;
  if (dispute.status === "inquiry") {
    return {
      ...common,
      message: `The buyer's bank asks at ${name} about ${what} (${dispute.reason}). ${due}`,
      nextStep:
        "Answer the bank at the gateway, or refund the payment, so that no dispute follows.",
    };
  }
  if (dispute.status === "under_review") {
    return {
      ...common,
      message: `The buyer disputes ${what} at ${name} (${dispute.reason}). The bank is looking at the answer.`,
      nextStep: "Wait for the bank. Do not refund the payment: the buyer would get it twice.",
    };
  }
  return {
    ...common,
    message: `The buyer disputes ${what} at ${name} (${dispute.reason}). ${due}`,
    nextStep: dispute.respond_by
      ? "Send evidence at the gateway before then, or accept the dispute there. Do not refund the payment: the buyer would get it twice."
      : "Look at the dispute at the gateway.",
  };
}
