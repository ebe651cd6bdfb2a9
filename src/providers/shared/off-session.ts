import type { PaymentView } from "../../gateways/gateway";
import type { Outcome } from "../../gateways/outcome";
import type PaymentHubModuleService from "../../modules/payment_hub/service";
import type { PaymentRow } from "../../modules/payment_hub/store/rows";
import { leavesOpen } from "../../operations/says-nothing";
import { notAllowed } from "./errors";

/**
 * Where the charge workflow puts its permission to charge a saved method without the shopper being
 * there. Medusa's Store API never fills a session's context from a request, and only the hub's own
 * tables make a permission of what stands there.
 */
export const CHARGE = "payment_hub_charge";

export function chargeIn(context: object | undefined): string | undefined {
  const charge = (context as Record<string, unknown> | undefined)?.[CHARGE];
  return typeof charge === "string" ? charge : undefined;
}

/**
 * Uses the permission up for this payment.
 * @throws MedusaError NOT_ALLOWED when it has been used: Medusa makes a deleted session anew, with the
 * context it had, when it takes back a change, and nobody has asked for another charge
 */
export async function useCharge(
  hub: PaymentHubModuleService,
  charge: string,
  paymentId: string,
  paymentMethod: string | undefined,
): Promise<void> {
  if (paymentMethod && (await hub.charges.use(charge, { paymentId, paymentMethod }))) return;
  throw notAllowed(
    "A saved method is charged once, and only when the merchant asks for it.",
    "charge_used",
  );
}

/** A refusal that does not say whether an earlier try of the same call went through is none. */
export function asChargeOutcome(outcome: Outcome<PaymentView>): Outcome<PaymentView> {
  if (!leavesOpen(outcome, { tries: 1 })) return outcome;
  return { outcome: "unknown", error: outcome.error, ask: {} };
}

/** How a charge stands of which nobody knows yet: its session stays, so that nothing is charged again. */
export function notKnownYet(payment: PaymentRow): PaymentView {
  return { reference: payment.order_number, status: "processing", sessionData: {} };
}
