import type Stripe from "stripe";
import type { FraudWarningView } from "../gateway";
import { succeeded, type Outcome } from "../outcome";
import { toFailure } from "./error-map";
import { idOf } from "./id-of";
import { PATIENCE } from "./timeouts";

export async function retrieveFraudWarning(
  stripe: Stripe,
  reference: string,
): Promise<Outcome<FraudWarningView>> {
  try {
    const warning = await stripe.radar.earlyFraudWarnings.retrieve(reference, {}, PATIENCE.read);
    return succeeded({
      reference: warning.id,
      payment: idOf(warning.payment_intent) ?? idOf(warning.charge) ?? "",
      kind: warning.fraud_type,
      actionable: warning.actionable,
      warnedAt: new Date(warning.created * 1000),
    });
  } catch (thrown) {
    return toFailure(thrown, {});
  }
}
