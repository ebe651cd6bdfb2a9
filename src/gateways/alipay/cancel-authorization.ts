import type { PaymentRef, PaymentView } from "../gateway";
import { succeeded, type Outcome } from "../outcome";
import type { AlipayClient, Answer } from "./client";
import { toYuan } from "./currency";
import { failedWith, notUnderstood } from "./error-map";
import { canAskNow, findAuthorization } from "./find-authorization";
import { freezeNumber, releaseNumber } from "./numbers";
import { PATHS } from "./paths";
import { refuse } from "./refusal";
import { nothingYet, released, type Authorization } from "./status-map";

/** Alipay wants a reason with both; the buyer can read it. */
const REMARK = "Released by the shop";

/**
 * Frees what is still frozen; what was captured stays. By Alipay's rules `operation.cancel` is for a
 * freeze that the buyer has not agreed to (and closes it for good), `order.unfreeze` for all others.
 * Unlike `trade.cancel` neither gives back money that was taken.
 *
 * A number that nobody scanned has nothing to free and counts as canceled. It can be agreed to until
 * its period ends; whoever cancels goes on listening until then.
 */
export async function cancelAuthorization(
  client: AlipayClient,
  payment: PaymentRef,
): Promise<Outcome<PaymentView>> {
  const { reference } = payment;
  const ask = { paymentReference: reference };
  const found = await findAuthorization(client, reference);
  if (found.kind === "unclear") return failedWith(found.failure, ask);
  if (found.kind === "none") return succeeded({ ...nothingYet(reference), status: "canceled" });
  const { authorization } = found;
  if (nothingFrozen(authorization)) return asItIs(authorization);
  const answer =
    authorization.phase === "pending"
      ? await undo(client, reference)
      : await unfreeze(client, reference, authorization);
  if (answer.ok && saysFreed(answer.data)) return succeeded(released(authorization));
  const failure = answer.ok ? notUnderstood("release not confirmed") : answer.failure;
  const otherwise = failedWith(failure, ask);
  return canAskNow(failure) ? byState(client, reference, otherwise) : otherwise;
}

function undo(client: AlipayClient, orderNumber: string): Promise<Answer> {
  const out_request_no = freezeNumber(orderNumber);
  const body = { out_order_no: orderNumber, out_request_no, remark: REMARK };
  return client.post(PATHS.undoFreeze, body, client.timeouts.release);
}

function unfreeze(
  client: AlipayClient,
  orderNumber: string,
  { authNo, rest }: Authorization,
): Promise<Answer> {
  const out_request_no = releaseNumber(orderNumber);
  const body = { auth_no: authNo, out_request_no, amount: toYuan(rest), remark: REMARK };
  return client.post(PATHS.unfreeze, body, client.timeouts.release);
}

/** `status` of an unfreeze, `action` of an undone freeze. */
function saysFreed({ status, action }: { status?: unknown; action?: unknown }): boolean {
  return status === "SUCCESS" || action === "close" || action === "unfreeze";
}

/** The answer does not settle it: whether anything is frozen by now does. */
async function byState(
  client: AlipayClient,
  orderNumber: string,
  otherwise: Outcome<PaymentView>,
): Promise<Outcome<PaymentView>> {
  const found = await findAuthorization(client, orderNumber);
  if (found.kind !== "found" || !nothingFrozen(found.authorization)) return otherwise;
  return asItIs(found.authorization);
}

function nothingFrozen({ phase, rest }: Authorization): boolean {
  return phase === "over" || (phase === "open" && rest.minor === 0n);
}

/** Freed already is canceled; captured to the last has nothing that could be canceled. */
function asItIs({ view }: Authorization): Outcome<PaymentView> {
  const { amount, captured } = view;
  if (amount && captured?.equals(amount)) {
    return refuse(
      "already_paid",
      "All of this has been captured at Alipay, so it cannot be canceled. Refund it instead.",
      "paid",
    );
  }
  return succeeded(view);
}
