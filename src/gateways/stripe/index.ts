import type { Gateway } from "../gateway";
import { parseAccountOptions } from "./account-options";
import { connect } from "./connection";
import { credentialFields, parseCredentials } from "./credentials";
import { stripeAmounts } from "./currency";
import { methodProviders } from "./method-providers";
import { parseSessionInput } from "./session-input";

/**
 * After these the PaymentIntent is read again. `charge.captured` is what Stripe promises when the
 * rest of an authorization is let go that was captured in part, by a person or by time. A lapsed one
 * of which nothing was captured is canceled, so that `charge.expired` would tell nothing more; and
 * `payment_intent.partially_funded` (bank transfers) leaves the payment as unpaid as it was.
 * https://docs.stripe.com/payments/multicapture#webhooks
 */
const PAYMENT_EVENTS = new Set([
  "payment_intent.succeeded",
  "payment_intent.payment_failed",
  "payment_intent.canceled",
  "payment_intent.processing",
  "payment_intent.requires_action",
  "payment_intent.amount_capturable_updated",
  "charge.captured",
]);

export const stripeGateway: Gateway = {
  id: "stripe",
  name: "Stripe",
  providerId: "pp_stripe_stripe",
  hook: "stripe_stripe",
  methodProviders,
  supportsManualCapture: true,
  notifiesPerPayment: false,
  credentialFields,
  keyField: "secret_key",
  // Its events come within seconds, and it sends them again for days.
  firstLookMs: 2 * 60_000,
  refundSpacingMs: 0,
  refundsByCapture: false,
  // A key that is a day old is a new request.
  refundsRepeatSafely: false,
  unseenMeansNeverAfterMs: 5 * 60_000,
  amounts: stripeAmounts,
  // Stripe has one host: the key says whether it is a test or a real payment.
  defaultEndpoint: () => "https://api.stripe.com",
  parseCredentials,
  parseAccountOptions,
  // @medusajs/payment-stripe keeps the whole PaymentIntent as the payment's data.
  foreignReference: ({ id }) => (typeof id === "string" && /^pi_\w+$/.test(id) ? id : undefined),
  parseSessionInput,
  subjectOf: (type) => (PAYMENT_EVENTS.has(type) ? "payment" : undefined),
  connect,
};
