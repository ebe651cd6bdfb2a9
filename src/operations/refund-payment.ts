import type { GatewayError } from "../gateways/errors";
import type { RefundPart, RefundView } from "../gateways/gateway";
import type { Outcome } from "../gateways/outcome";
import type { Money } from "../lib/money";
import type PaymentHubModuleService from "../modules/payment_hub/service";
import type { OpenPayment } from "../modules/payment_hub/service";
import type { MedusaRowWords, PaymentRow } from "../modules/payment_hub/store/rows";
import { partsOf } from "./ask-gateway";
import { keepDistance } from "./keep-distance";
import { runOperation } from "./run-operation";

/**
 * Gives back a part of what was captured, or all of it.
 * @param asked Medusa's refund row; undefined when the refund is of the hub's own making
 */
export function refundPayment(
  hub: PaymentHubModuleService,
  payment: PaymentRow,
  amount: Money,
  asked?: { id: string; words: MedusaRowWords },
): Promise<Outcome<RefundView>> {
  return runOperation(hub, payment, "refund", async (_, open) => {
    const { gateway, connection, ref } = open;
    const parts = await takeFrom(hub, payment, open, amount);
    if (parts === "too_little") return TOO_LITTLE_CAPTURED;
    return {
      amount,
      ...(parts && { parts }),
      ...(asked && { medusaId: asked.id, medusaRow: asked.words }),
      send: async (attempt) => {
        await keepDistance(hub, payment, gateway);
        const key = attempt.idempotency_key;
        const planned = partsOf(attempt, ref.amount);
        const request = { reference: key, amount, key, ...(planned && { parts: planned }) };
        return connection.refundPayment(ref, request);
      },
    };
  });
}

/**
 * From which captures a refund is taken, oldest first, where each of them is a payment of its own at
 * the gateway; undefined where the gateway does that itself.
 */
async function takeFrom(
  hub: PaymentHubModuleService,
  payment: PaymentRow,
  { gateway, ref }: OpenPayment,
  amount: Money,
): Promise<RefundPart[] | undefined | "too_little"> {
  if (!gateway.refundsByCapture || payment.capture_method !== "manual") return undefined;
  const refunded = await hub.journal.refundedByCapture(payment.id, amount);
  const parts: RefundPart[] = [];
  let left = amount.minor;
  for (const capture of ref.captures) {
    const room = capture.amount.minor - (refunded.get(capture.number) ?? 0n);
    const taken = room < left ? room : left;
    if (taken > 0n) parts.push({ capture: capture.number, amount: amount.with(taken) });
    left -= taken > 0n ? taken : 0n;
  }
  return left > 0n ? "too_little" : parts;
}

const TOO_LITTLE_CAPTURED: GatewayError = {
  code: "refund_exceeds_payment",
  merchantMessage: "The refund is more than what was captured and not yet refunded.",
  shopperMessage: "The refund could not be made. Please contact the shop.",
  retryable: false,
};
