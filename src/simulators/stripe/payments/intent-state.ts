import type { IntentStatus, PaymentIntent } from "../objects/payment-intent";
import type { SetupIntent } from "../objects/setup-intent";
import { invalidRequest, type StripeApiError } from "../wire/api-error";

/** Stripe puts the intent as it is into the error, so that the caller sees what it has become. */
export function unexpectedState(
  intent: PaymentIntent | SetupIntent,
  message: string,
): StripeApiError {
  const code = `${intent.object}_unexpected_state`;
  return invalidRequest(message, { code, [intent.object]: structuredClone(intent) });
}

const CONFIRMABLE: readonly IntentStatus[] = [
  "requires_payment_method",
  "requires_confirmation",
  "requires_action",
];

const CANCELABLE: readonly IntentStatus[] = [
  "requires_payment_method",
  "requires_capture",
  "requires_confirmation",
  "requires_action",
  "processing",
];

export function assertConfirmable(intent: PaymentIntent): void {
  if (CONFIRMABLE.includes(intent.status)) return;
  throw unexpectedState(
    intent,
    intent.status === "succeeded" || intent.status === "requires_capture"
      ? "You cannot confirm this PaymentIntent because it has already succeeded after being previously confirmed."
      : `You cannot confirm this PaymentIntent because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be confirmed: requires_confirmation, requires_action.`,
  );
}

export function assertCancelable(intent: PaymentIntent): void {
  if (CANCELABLE.includes(intent.status)) return;
  throw unexpectedState(
    intent,
    `You cannot cancel this PaymentIntent because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be canceled: ${CANCELABLE.join(", ")}.`,
  );
}

export function assertCapturable(intent: PaymentIntent): void {
  if (intent.status === "requires_capture") return;
  throw unexpectedState(
    intent,
    intent.status === "succeeded"
      ? "This PaymentIntent could not be captured because it has already been captured."
      : `This PaymentIntent could not be captured because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be captured: requires_capture.`,
  );
}

/** What is agreed with the buyer cannot change once the payment is under way. */
export function assertUpdatable(intent: PaymentIntent, param: string): void {
  if (CONFIRMABLE.includes(intent.status)) return;
  throw unexpectedState(
    intent,
    `This PaymentIntent's ${param} could not be updated because it has a status of ${intent.status}. You may only update the ${param} of a PaymentIntent with one of the following statuses: ${CONFIRMABLE.join(", ")}.`,
  );
}
