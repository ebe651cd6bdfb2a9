import type { UpdatePaymentInput } from "@medusajs/framework/types";
import { runOperation } from "../../operations/run-operation";
import { hasValue } from "../../gateways/outcome";
import type { PaymentRow } from "../../modules/payment_hub/store/rows";
import { beginPayment, type BegunPayment } from "./begin-payment";
import { chargeOf } from "./charge";
import type { ProviderContainer } from "./container";
import { dropPayment } from "./drop-payment";
import { toMedusaError } from "./errors";
import type { Offer } from "./offer";
import { readOrThrow } from "./read";

/**
 * The session's total changed. Where the gateway can change an unpaid payment it does; where it
 * cannot (Alipay), the old number is closed and another one takes its place.
 */
export async function changeAmount(
  container: ProviderContainer,
  offer: Offer,
  payment: PaymentRow,
  input: UpdatePaymentInput,
): Promise<BegunPayment> {
  const hub = container.payment_hub;
  const { gateway } = offer;
  const charge = chargeOf(gateway, input);
  const amount = charge.money;
  if (String(amount.minor) === payment.amount && amount.currency === payment.currency) {
    const [row, view] = await readOrThrow(hub, payment, "shopper");
    // The payment may have got this amount by repair, which knows nothing of what was cut off.
    if (charge.cutOff !== row.cut_off) {
      await hub.payments.setAmount(row.id, amount.minor, charge.cutOff);
    }
    return { payment: row, view };
  }
  if (amount.currency === payment.currency) {
    const outcome = await runOperation(hub, payment, "update", (_, { connection, ref }) => ({
      amount,
      send: ({ idempotency_key }) => connection.updatePayment(ref, amount, idempotency_key),
    }));
    if (hasValue(outcome)) {
      await hub.payments.setAmount(payment.id, amount.minor, charge.cutOff);
      return { payment: await hub.payments.record(payment, outcome.value), view: outcome.value };
    }
    if (outcome.outcome !== "rejected") throw toMedusaError(outcome.error, "shopper");
  }
  await dropPayment(container, payment);
  return beginPayment(container, offer, { ...input, sessionId: payment.session_id ?? "" });
}
