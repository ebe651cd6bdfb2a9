import type { PaymentView } from "../gateways/gateway";
import { hasValue, type Outcome } from "../gateways/outcome";
import type { Money } from "../lib/money";
import type PaymentHubModuleService from "../modules/payment_hub/service";
import type { PaymentRow } from "../modules/payment_hub/store/rows";
import { runOperation } from "./run-operation";

/** Captures a part of an authorization, or all of it. */
export function capturePayment(
  hub: PaymentHubModuleService,
  payment: PaymentRow,
  amount: Money,
  medusaId: string,
): Promise<Outcome<PaymentView>> {
  return runOperation(hub, payment, "capture", async (fresh, open) => {
    const { gateway, connection, ref, options } = open;
    const capturedBefore = amount.with(BigInt(fresh.captured));
    const isLast = capturedBefore.minor + amount.minor >= ref.amount.minor;
    const keepRest = !isLast && options.after_partial_capture === "keep";
    const notifyUrl = await hub.notifyUrl(gateway);
    return {
      amount,
      capturedBefore,
      medusaId,
      send: async ({ idempotency_key, captured_before }) => {
        const before = amount.with(BigInt(captured_before ?? "0"));
        const request = { amount, before, keepRest, ...(notifyUrl && { notifyUrl }) };
        const sent = await connection.capturePayment(ref, request, idempotency_key);
        return isShown(sent, before.minor + amount.minor) ? sent : NOT_SHOWN;
      },
    };
  });
}

/** A gateway that says "captured" and shows less has said nothing that can be believed. */
function isShown(outcome: Outcome<PaymentView>, wanted: bigint): boolean {
  if (!hasValue(outcome) || outcome.outcome !== "succeeded") return true;
  return (outcome.value.captured?.minor ?? 0n) >= wanted;
}

const NOT_SHOWN: Outcome<PaymentView> = {
  outcome: "unknown",
  error: {
    code: "gateway_unavailable",
    merchantMessage: "The gateway does not show the captured amount yet. It is being checked.",
    shopperMessage: "The payment is being checked. Please do not pay again.",
    retryable: true,
  },
  ask: {},
};
