import type { CapturePaymentInput } from "@medusajs/framework/types";
import type { GatewayError } from "../../gateways/errors";
import type { Gateway, PaymentView } from "../../gateways/gateway";
import { hasValue } from "../../gateways/outcome";
import { runOperation } from "../../operations/run-operation";
import type { ProviderContainer } from "./container";
import { invalid, notAllowed, toMedusaError } from "./errors";
import { partOf, paymentOf, WITH_SESSION } from "./money-row";

const COUNTED: GatewayError = {
  code: "wrong_state",
  merchantMessage: "This capture was made and recorded before. Look at the payment again.",
  shopperMessage: "The payment has been made already.",
  retryable: false,
};

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
    const isThere = ({ captured }: PaymentView, more: bigint): boolean =>
      (captured?.minor ?? 0n) >= before.minor + more;
    return {
      amount,
      ask: async ({ amount: asked }) => {
        const found = await connection.retrievePayment(ref);
        if (!hasValue(found)) return { outcome: "unknown", error: found.error, ask: {} };
        return isThere(found.value, BigInt(asked ?? "0")) ? found : undefined;
      },
      send: async (key) => {
        const sent = await connection.capturePayment(ref, { amount, before, keepRest: false }, key);
        // A key answers with what it did the first time, which may have been counted already.
        const counted = sent.outcome === "succeeded" && !isThere(sent.value, amount.minor);
        return counted ? { outcome: "rejected", error: COUNTED } : sent;
      },
    };
  });
  if (!hasValue(outcome)) throw toMedusaError(outcome.error, "merchant");
  if (outcome.outcome !== "succeeded") {
    throw notAllowed("The gateway has not finished this capture yet.", "capture_pending");
  }
  await hub.payments.record(payment, outcome.value);
  return outcome.value;
}
