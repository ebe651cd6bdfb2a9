import type { RefundPaymentInput } from "@medusajs/framework/types";
import type { Gateway, RefundView } from "../../gateways/gateway";
import { hasValue } from "../../gateways/outcome";
import type { ProviderContainer } from "./container";
import { invalid, toMedusaError } from "./errors";
import { findPayment } from "./find-payment";
import { partOf, sessionOf, WITH_SESSION } from "./money-row";
import { runOperation } from "./operation";

/** Gives back what Medusa's refund row says; its number at the gateway is the journal's key. */
export async function refundAtGateway(
  container: ProviderContainer,
  gateway: Gateway,
  input: RefundPaymentInput,
): Promise<RefundView> {
  const hub = container.payment_hub;
  const refundId = input.context?.idempotency_key;
  if (!refundId) throw invalid("Medusa gave no refund to make");
  const refund = await container.refundService.retrieve(refundId, WITH_SESSION);
  const sessionId = sessionOf(refund);
  const payment = await findPayment(hub, gateway, {
    ...(input.data && { data: input.data }),
    ...(sessionId && { sessionId }),
  });
  if (!payment) throw invalid("This payment was not made with this gateway.");

  const { connection, ref } = await hub.connectPayment(payment);
  const left = BigInt(payment.captured) - BigInt(payment.refunded);
  const amount = partOf(gateway, payment, input.amount, left);
  const outcome = await runOperation(hub, payment, "refund", { amount }, (key) =>
    connection.refundPayment(ref, { reference: key, amount, key }),
  );
  if (!hasValue(outcome)) throw toMedusaError(outcome.error, "merchant");
  await hub.payments.addRefund(payment.id, outcome.value.amount.minor);
  return outcome.value;
}
