import type { FormHash } from "./form";

/** What Stripe.js adds to its calls for Stripe's own statistics. */
const OWN_FIELDS = [
  "key",
  "_stripe_account",
  "_stripe_version",
  "client_attribution_metadata",
  "guid",
  "muid",
  "pasted_fields",
  "payment_user_agent",
  "referrer",
  "sid",
  "time_on_page",
  "expected_payment_method_type",
];

/** The parameters without those; `payment_method_data` carries them as well. */
export function withoutStripeJsFields(form: FormHash): FormHash {
  const kept = Object.entries(form)
    .filter(([name]) => !OWN_FIELDS.includes(name))
    .map(([name, value]) =>
      name === "payment_method_data" && typeof value === "object"
        ? ([name, withoutStripeJsFields(value)] as const)
        : ([name, value] as const),
    );
  return Object.fromEntries(kept);
}
