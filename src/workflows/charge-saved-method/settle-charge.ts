import { findGateway } from "../../gateways/registry";
import { hasValue } from "../../gateways/outcome";
import { Money } from "../../lib/money";
import type PaymentHubModuleService from "../../modules/payment_hub/service";
import type { AttemptRow, ChargeRow, PaymentRow } from "../../modules/payment_hub/store/rows";
import { dropLeftover } from "../../operations/drop-leftover";
import { runOperation } from "../../operations/run-operation";
import { settleAttempt } from "../../operations/settle-attempt";
import { refusal } from "./refusals";

interface OpenCharge extends ChargeRow {
  creation: AttemptRow;
  /** The merchant asks for the very same charge again. */
  isRepeated: boolean;
}

/**
 * Settles a charge whose outcome is open by asking the gateway. One that the gateway has not seen, and
 * that is asked for again, is sent again under its own key, with the very same parameters, so that it
 * is made once at most; but only as long as the gateway is asked for charges of that time.
 * @returns its attempt as it is now, open still where nobody can say
 * @throws MedusaError NOT_ALLOWED when it was refused now
 */
export async function settleCharge(
  hub: PaymentHubModuleService,
  payment: PaymentRow,
  { creation, request, isRepeated }: OpenCharge,
): Promise<AttemptRow> {
  const unseenMeansNeverAfterMs = findGateway(payment.gateway).unseenMeansNeverAfterMs("create");
  const age = hub.clock.now().getTime() - creation.started_at.getTime();
  if (!isRepeated || !request || age >= unseenMeansNeverAfterMs) {
    const settled = await settleAttempt(hub, payment, creation.id, () => Promise.resolve());
    return settled?.attempt ?? creation;
  }
  const amount = Money.of(BigInt(payment.amount), payment.currency);
  const outcome = await runOperation(hub, payment, "create", (_, { connection, ref }) => ({
    amount,
    send: ({ idempotency_key }) =>
      connection.createPayment({
        ...request,
        amount,
        orderNumber: ref.orderNumber,
        captureMethod: ref.captureMethod,
        offSession: true,
        idempotencyKey: idempotency_key,
      }),
  }));
  const after = (await hub.journal.find(creation.id)) ?? creation;
  if (hasValue(outcome) || outcome.outcome === "unknown") return after;
  await dropLeftover(hub, payment, outcome);
  throw refusal(outcome.error.code, outcome.error.merchantMessage);
}
