import type { RefundPaymentInput } from "@medusajs/framework/types";
import type { Gateway } from "../../gateways/gateway";
import { hasValue } from "../../gateways/outcome";
import type { MedusaRowWords, PaymentRow } from "../../modules/payment_hub/store/rows";
import { refundPayment } from "../../operations/refund-payment";
import { HUB_REFUND } from "../../operations/refund-reference";
import type { MoneyRow, ProviderContainer } from "./container";
import { invalid, notAllowed, toMedusaError } from "./errors";
import { partOf, paymentOf, totalOf, WITH_PAYMENT } from "./money-row";

/**
 * Gives back what Medusa's refund row says; its number at the gateway is the journal's key. Medusa's
 * refunds have no state, so one that the gateway has not finished is not shown as made: the hub
 * keeps it as pending and writes it into Medusa once it is done.
 */
export async function refundAtGateway(
  container: ProviderContainer,
  gateway: Gateway,
  input: RefundPaymentInput,
): Promise<void> {
  const hub = container.payment_hub;
  const refundId = input.context?.idempotency_key;
  if (!refundId) throw invalid("Medusa gave no refund to make");
  const refund = await container.refundService.retrieve(refundId, WITH_PAYMENT);
  const payment = await paymentOf(container, gateway, input.data, refund);
  if (await isMadeAlready(container, payment, refund)) return;
  const amount = partOf(
    gateway,
    payment,
    refund,
    refund.payment?.refunds ?? [refund],
    totalOf(refund.payment?.captures ?? []),
  );
  const outcome = await refundPayment(hub, payment, amount, {
    id: refundId,
    words: wordsOf(refund),
  });
  if (!hasValue(outcome)) throw toMedusaError(outcome.error, "merchant");
  if (outcome.outcome !== "succeeded") {
    throw notAllowed(
      `${gateway.name} has taken the refund but not finished it. It appears here by itself once it ` +
        "is done; repeating it is safe and refunds nothing twice.",
      "refund_pending",
    );
  }
}

function wordsOf({ note, created_by, refund_reason_id }: MoneyRow): MedusaRowWords {
  return {
    ...(note && { note }),
    ...(created_by && { created_by }),
    ...(refund_reason_id && { refund_reason_id }),
  };
}

/**
 * A row that the hub itself writes into Medusa for money that has gone back: it names the hub's
 * refund, which must have succeeded and be in no other row yet. Then there is nothing to send.
 */
async function isMadeAlready(
  { payment_hub: hub }: ProviderContainer,
  payment: PaymentRow,
  row: MoneyRow,
): Promise<boolean> {
  const id = row.metadata?.[HUB_REFUND];
  if (typeof id !== "string") return false;
  const refund = await hub.refunds.find(id);
  const isFree = !refund?.medusa_refund_id || refund.medusa_refund_id === row.id;
  if (refund?.payment_id !== payment.id || refund.status !== "succeeded" || !isFree) {
    throw invalid(`${HUB_REFUND}: there is no such refund to be recorded`);
  }
  await hub.refunds.link(refund.id, row.id);
  return true;
}
