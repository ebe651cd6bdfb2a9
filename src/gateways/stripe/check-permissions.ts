import { randomUUID } from "node:crypto";
import type Stripe from "stripe";
import type { AccountCheck } from "../gateway";
import { errorOf, NOBODY, TRY_AGAIN } from "./check-probe";
import { PATIENCE } from "./timeouts";

/** What the plugin does at Stripe, and the permission that a restricted key needs for it. */
const PERMISSIONS: readonly {
  name: string;
  label: string;
  probe: (stripe: Stripe, options: Stripe.RequestOptions) => Promise<unknown>;
}[] = [
  {
    name: "permission_payment_intents",
    label: "PaymentIntents: Write",
    probe: (stripe, options) => stripe.paymentIntents.cancel(`pi_${NOBODY}`, {}, options),
  },
  {
    name: "permission_refunds",
    label: "Charges and Refunds: Write",
    probe: (stripe, options) => stripe.refunds.create({ payment_intent: `pi_${NOBODY}` }, options),
  },
  {
    name: "permission_customers",
    label: "Customers: Write",
    probe: (stripe, options) => stripe.customers.update(`cus_${NOBODY}`, {}, options),
  },
  {
    name: "permission_payment_methods",
    label: "PaymentMethods: Write",
    probe: (stripe, options) => stripe.paymentMethods.detach(`pm_${NOBODY}`, {}, options),
  },
  {
    name: "permission_setup_intents",
    label: "SetupIntents: Write",
    probe: (stripe, options) => stripe.setupIntents.cancel(`seti_${NOBODY}`, {}, options),
  },
  {
    name: "permission_disputes",
    label: "Disputes: Read",
    probe: (stripe) => stripe.disputes.retrieve(`du_${NOBODY}`, {}, PATIENCE.read),
  },
  {
    name: "permission_fraud_warnings",
    label: "Early fraud warnings: Read",
    probe: (stripe) =>
      stripe.radar.earlyFraudWarnings.retrieve(`issfr_${NOBODY}`, {}, PATIENCE.read),
  },
  {
    name: "permission_reviews",
    label: "Reviews: Read",
    probe: (stripe) => stripe.reviews.retrieve(`prv_${NOBODY}`, {}, PATIENCE.read),
  },
];

export function checkPermissions(stripe: Stripe): Promise<AccountCheck[]> {
  return Promise.all(PERMISSIONS.map((permission) => checkPermission(stripe, permission)));
}

async function checkPermission(
  stripe: Stripe,
  { name, label, probe }: (typeof PERMISSIONS)[number],
): Promise<AccountCheck> {
  // A key of its own each time: the answer to an earlier check says nothing of the permission now.
  const options = { ...PATIENCE.read, idempotencyKey: `check_${randomUUID()}` };
  const error = await errorOf(() => probe(stripe, options));
  if (error?.code === "permission_missing") {
    return {
      name,
      ok: false,
      message: `The restricted key lacks the permission "${label}".`,
      fix: `Stripe: Developers → API keys → edit the key → set "${label}".`,
    };
  }
  if (error?.retryable) {
    return { name, ok: false, message: error.merchantMessage, fix: TRY_AGAIN };
  }
  return { name, ok: true, message: `The key may do this: ${label}.` };
}
