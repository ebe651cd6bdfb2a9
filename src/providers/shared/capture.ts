import type { CapturePaymentInput } from "@medusajs/framework/types";
import type { Gateway, PaymentView } from "../../gateways/gateway";
import { hasValue } from "../../gateways/outcome";
import { runOperation } from "../../operations/run-operation";
import type { ProviderContainer } from "./container";
import { invalid, notAllowed, toMedusaError } from "./errors";
import { partOf, paymentOf, WITH_SESSION } from "./money-row";

/**
 * Captures what Medusa's capture row says. Medusa passes no amount, but the row is committed by
 * then and its id comes as the key.
 */
export async function captureAtGateway(
  container: ProviderContainer,
  gateway: Gateway,
  input: CapturePaymentInput,
): Promise<PaymentView> {
  const hub = container.payment_hub;
  const captureId = input.context?.idempotency_key;
  if (!captureId) throw invalid("Medusa gave no capture to make");
  const capture = await container.captureService.retrieve(captureId, WITH_SESSION);
  const asked = capture.raw_amount?.value ?? String(capture.amount);
  const payment = await paymentOf(container, gateway, input.data, capture);
  const outcome = await runOperation(hub, payment, "capture", (fresh, { connection, ref }) => {
    const before = ref.amount.with(BigInt(fresh.captured));
    const amount = partOf(gateway, fresh, asked, ref.amount.minor - before.minor);
    return {
      amount,
      send: (key) => connection.capturePayment(ref, { amount, before }, key),
    };
  });
  if (!hasValue(outcome)) throw toMedusaError(outcome.error, "merchant");
  if (outcome.outcome !== "succeeded") {
    throw notAllowed("The gateway has not finished this capture yet.", "capture_pending");
  }
  await hub.payments.record(payment, outcome.value);
  return outcome.value;
}
