import type { RefundPaymentInput } from "@medusajs/framework/types";
import type { Gateway } from "../../gateways/gateway";
import { hasValue } from "../../gateways/outcome";
import { runOperation } from "../../operations/run-operation";
import type { ProviderContainer } from "./container";
import { invalid, notAllowed, toMedusaError } from "./errors";
import { partOf, paymentOf, WITH_SESSION } from "./money-row";

/**
 * Gives back what Medusa's refund row says; its number at the gateway is the journal's key. Medusa's
 * refunds have no state, so one that the gateway has not finished is not shown as made: it stays
 * open in the journal, and repeating it asks the gateway instead of refunding again.
 */
export async function refundAtGateway(
  container: ProviderContainer,
  gateway: Gateway,
  input: RefundPaymentInput,
): Promise<void> {
  const hub = container.payment_hub;
  const refundId = input.context?.idempotency_key;
  if (!refundId) throw invalid("Medusa gave no refund to make");
  const refund = await container.refundService.retrieve(refundId, WITH_SESSION);
  const payment = await paymentOf(container, gateway, input.data, refund);
  const outcome = await runOperation(hub, payment, "refund", (fresh, { connection, ref }) => {
    const left = BigInt(fresh.captured) - BigInt(fresh.refunded);
    const amount = partOf(gateway, fresh, input.amount, left);
    return {
      amount,
      ask: ({ idempotency_key: reference, amount: asked }) =>
        connection.findRefund(ref, { reference, amount: ref.amount.with(BigInt(asked ?? "0")) }),
      send: (key) => connection.refundPayment(ref, { reference: key, amount, key }),
    };
  });
  if (!hasValue(outcome)) throw toMedusaError(outcome.error, "merchant");
  if (outcome.outcome !== "succeeded") {
    throw notAllowed(
      `${gateway.name} has taken the refund but not finished it. Repeat it later to see and record ` +
        "whether it is done: it is never made twice.",
      "refund_pending",
    );
  }
  await hub.payments.countRefunds(payment.id);
}
