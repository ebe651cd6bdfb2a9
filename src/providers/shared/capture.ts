import type { CapturePaymentInput } from "@medusajs/framework/types";
import type { Gateway, PaymentView } from "../../gateways/gateway";
import { hasValue } from "../../gateways/outcome";
import { capturePayment } from "../../operations/capture-payment";
import type { ProviderContainer } from "./container";
import { invalid, notAllowed, toMedusaError } from "./errors";
import { amountOf, partOf, paymentOf, WITH_PAYMENT } from "./money-row";

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
  const capture = await container.captureService.retrieve(captureId, WITH_PAYMENT);
  const payment = await paymentOf(container, gateway, input.data, capture);
  const amount = partOf(
    gateway,
    payment,
    capture,
    capture.payment?.captures ?? [capture],
    amountOf(capture.payment ?? capture),
  );
  const outcome = await capturePayment(hub, payment, amount, captureId);
  if (!hasValue(outcome)) throw toMedusaError(outcome.error, "merchant");
  if (outcome.outcome !== "succeeded") {
    throw notAllowed(
      `${gateway.name} has taken the capture but not finished it. It is recorded here once it is.`,
      "capture_pending",
    );
  }
  return outcome.value;
}
