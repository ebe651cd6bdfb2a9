import type { UpdatePaymentInput } from "@medusajs/framework/types";
import type { Gateway } from "../../gateways/gateway";
import { hasValue } from "../../gateways/outcome";
import { currencyCode } from "../../lib/money";
import type { PaymentRow } from "../../modules/payment_hub/store/rows";
import { toDecimal } from "./amounts";
import { beginPayment, type BegunPayment } from "./begin-payment";
import type { ProviderContainer } from "./container";
import { dropPayment } from "./drop";
import { notAllowed, toMedusaError } from "./errors";
import { readPayment } from "./read";
import { runOperation } from "./operation";

/**
 * The session's total changed. Where the gateway can change an unpaid payment it does; where it
 * cannot (Alipay), the old number is closed and another one takes its place.
 */
export async function changeAmount(
  container: ProviderContainer,
  gateway: Gateway,
  payment: PaymentRow,
  input: UpdatePaymentInput,
): Promise<BegunPayment> {
  const hub = container.payment_hub;
  const charge = gateway.amounts.toGateway(
    toDecimal(input.amount),
    currencyCode(input.currency_code),
  );
  if (!charge.ok) throw notAllowed(charge.message, charge.code);
  const { connection, ref } = await hub.connectPayment(payment);
  if (charge.money.equals(ref.amount)) {
    const [row, view] = await readPayment(hub, payment, "shopper");
    return { payment: row, view };
  }
  if (charge.money.currency === ref.amount.currency) {
    const outcome = await runOperation(hub, payment, "update", { amount: charge.money }, (key) =>
      connection.updatePayment(ref, charge.money, key),
    );
    if (hasValue(outcome)) {
      await hub.payments.setAmount(payment.id, charge.money.minor, charge.cutOff);
      return { payment: await hub.payments.record(payment, outcome.value), view: outcome.value };
    }
    if (outcome.outcome !== "rejected") throw toMedusaError(outcome.error, "shopper");
  }
  await dropPayment(container, payment);
  return beginPayment(container, gateway, { ...input, sessionId: payment.session_id ?? "" });
}
