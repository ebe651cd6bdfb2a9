import type { PaymentRow } from "../../modules/payment_hub/store/rows";
import type { ProviderContainer } from "./container";
import { toMedusaError } from "./errors";
import { runOperation } from "./operation";

/**
 * The session goes away (method changed, total changed): so does its payment at the gateway.
 * One that went through meanwhile is not let go of: the session then stays, and with it the cart's
 * total, until the order is placed. When the gateway cannot say, the shopper is not held up; the
 * journal keeps the cancellation open, and the payment is found by its own number if it is paid.
 * @throws MedusaError NOT_ALLOWED when the payment has been made already
 */
export async function dropPayment(
  container: ProviderContainer,
  payment: PaymentRow,
): Promise<void> {
  const hub = container.payment_hub;
  const { connection, ref } = await hub.connectPayment(payment);
  const outcome = await runOperation(hub, payment, "cancel", {}, (key) =>
    connection.cancelPayment(ref, key),
  );
  if (outcome.outcome === "rejected" && outcome.error.code === "already_paid") {
    throw toMedusaError(outcome.error, "shopper");
  }
  if (outcome.outcome === "succeeded") await hub.payments.record(payment, outcome.value);
  else {
    container.logger.warn(
      `payment_hub: ${payment.gateway} payment ${payment.order_number} of a deleted session was ` +
        `not canceled (${outcome.outcome})`,
    );
  }
  await hub.payments.supersede(payment.id);
}
