import type Stripe from "stripe";
import type { Money } from "../../lib/money";
import type { OpenAccount, PaymentRef, PaymentView } from "../gateway";
import { succeeded, type Outcome } from "../outcome";
import { toFailure } from "./error-map";
import { readIntent } from "./retrieve-payment";
import { EXPAND, viewOf } from "./status-map";
import { PATIENCE } from "./timeouts";

/**
 * Changes the amount of an unpaid payment. An amount is set, not added, so that a repeated call does
 * no harm; one whose answer was lost is settled by reading the amount.
 */
export async function updatePayment(
  stripe: Stripe,
  account: OpenAccount,
  payment: PaymentRef,
  amount: Money,
  key: string,
): Promise<Outcome<PaymentView>> {
  const { reference } = payment;
  try {
    const intent = await stripe.paymentIntents.update(
      reference,
      { amount: Number(amount.minor), expand: EXPAND },
      { ...PATIENCE.change, idempotencyKey: key },
    );
    return succeeded(viewOf(intent, account));
  } catch (thrown) {
    const failure = toFailure(thrown, { paymentReference: reference });
    if (failure.outcome !== "unknown") return failure;
    const intent = await readIntent(stripe, reference).catch(() => undefined);
    const changed = intent && BigInt(intent.amount) === amount.minor;
    return changed ? succeeded(viewOf(intent, account)) : failure;
  }
}
