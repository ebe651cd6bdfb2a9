import { systemClock, type Clock } from "../../lib/clock";
import type { Gateway } from "../gateway";
import { parseAccountOptions } from "./account-options";
import { connect } from "./connection";
import { credentialFields, parseCredentials } from "./credentials";
import { stripeAmounts } from "./currency";
import { sessionIn, subjectOf } from "./events";
import { methodProviders } from "./method-providers";
import { outlineOf } from "./outline-of";
import { parseSessionInput } from "./session-input";

export function createStripeGateway(parts: { clock?: Clock } = {}): Gateway {
  const clock = parts.clock ?? systemClock;
  return {
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
    unseenMeansNeverAfterMs: () => 5 * 60_000,
    describesPayments: true,
    amounts: stripeAmounts,
    // Stripe has one host: the key says whether it is a test or a real payment.
    defaultEndpoint: () => "https://api.stripe.com",
    parseCredentials: (input, environment, stored) =>
      parseCredentials(input, environment, stored, clock.now()),
    parseAccountOptions,
    // @medusajs/payment-stripe keeps the whole PaymentIntent as the payment's data.
    foreignReference: ({ id }) => (typeof id === "string" && /^pi_\w+$/.test(id) ? id : undefined),
    sessionIn,
    parseSessionInput,
    subjectOf,
    outlineOf,
    connect: (account, onSkew) => connect(account, clock, onSkew),
  };
}

export const stripeGateway: Gateway = createStripeGateway();
