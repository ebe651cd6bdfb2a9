import type Stripe from "stripe";
import { Money } from "../../lib/money";
import type { DisputeView } from "../gateway";
import { succeeded, type Outcome } from "../outcome";
import { toFailure } from "./error-map";
import { idOf } from "./id-of";
import { PATIENCE } from "./timeouts";

export async function retrieveDispute(
  stripe: Stripe,
  reference: string,
): Promise<Outcome<DisputeView>> {
  try {
    return succeeded(viewOf(await stripe.disputes.retrieve(reference, {}, PATIENCE.read)));
  } catch (thrown) {
    return toFailure(thrown, {});
  }
}

function viewOf(dispute: Stripe.Dispute): DisputeView {
  const status = statusOf(dispute);
  const { due_by } = dispute.evidence_details;
  const reinstated = dispute.balance_transactions.find(({ amount }) => amount > 0);
  return {
    reference: dispute.id,
    payment: idOf(dispute.payment_intent) ?? idOf(dispute.charge) ?? "",
    status,
    amount: Money.of(BigInt(dispute.amount), dispute.currency),
    reason: dispute.reason,
    ...(due_by && canAnswer(dispute) && { respondBy: fromSeconds(due_by) }),
    fundsWithdrawn: isWithdrawn(dispute),
    openedAt: fromSeconds(dispute.created),
    // Stripe keeps no time of the verdict; money that came back came with it.
    ...(status === "won" && reinstated && { closedAt: fromSeconds(reinstated.created) }),
  };
}

/** https://docs.stripe.com/api/disputes/object#dispute_object-status */
function statusOf(dispute: Stripe.Dispute): DisputeView["status"] {
  switch (dispute.status) {
    case "warning_needs_response":
    case "warning_under_review":
      return "inquiry";
    case "needs_response":
    case "appeal_needs_response":
      return "needs_response";
    case "won":
    // The bank asked, and let the time go by in which it could have disputed the payment.
    case "warning_closed":
      return "won";
    case "lost":
      return "lost";
    case "prevented":
      // Settled before it became a dispute, by giving the money back or without.
      return isWithdrawn(dispute) ? "lost" : "won";
    default:
      // `under_review`, `appeal_under_review`, and what Stripe adds later: nothing to be done, nothing decided.
      return "under_review";
  }
}

function canAnswer({ status }: Stripe.Dispute): boolean {
  return status.endsWith("needs_response");
}

/** Up to two movements: what was taken, and what came back. */
function isWithdrawn({ balance_transactions }: Stripe.Dispute): boolean {
  return balance_transactions.reduce((sum, { amount }) => sum + amount, 0) < 0;
}

function fromSeconds(seconds: number): Date {
  return new Date(seconds * 1000);
}
