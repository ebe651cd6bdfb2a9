import type { CapturePaymentInput } from "@medusajs/framework/types";
import type { Gateway, PaymentView } from "../../gateways/gateway";
import { hasValue } from "../../gateways/outcome";
import type { ProviderContainer } from "./container";
import { invalid, notAllowed, toMedusaError } from "./errors";
import { findPayment } from "./find-payment";
import { partOf, sessionOf, WITH_SESSION } from "./money-row";
import { runOperation } from "./operation";

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
  const sessionId = sessionOf(capture);
  const payment = await findPayment(hub, gateway, {
    ...(input.data && { data: input.data }),
    ...(sessionId && { sessionId }),
  });
  if (!payment) throw invalid("This payment was not made with this gateway.");

  const { connection, ref } = await hub.connectPayment(payment);
  const left = BigInt(payment.amount) - BigInt(payment.captured);
  const amount = partOf(
    gateway,
    payment,
    capture.raw_amount?.value ?? String(capture.amount),
    left,
  );
  const outcome = await runOperation(hub, payment, "capture", { amount }, (key) =>
    connection.capturePayment(ref, amount, key),
  );
  if (!hasValue(outcome)) throw toMedusaError(outcome.error, "merchant");
  if (outcome.outcome !== "succeeded") {
    throw notAllowed("The gateway has not finished this capture yet.", "capture_pending");
  }
  await hub.payments.record(payment, outcome.value);
  return outcome.value;
}
