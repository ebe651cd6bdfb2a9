import { givenPaymentMethod } from "../../methods/resolve-payment-method";
import type { PaymentMethodData } from "../../methods/payment-method-data";
import type { PaymentIntent } from "../../objects/payment-intent";
import type { PaymentMethod } from "../../objects/payment-method";
import { assertUsable } from "../../payments/assert-usable";
import { confirmIntent } from "../../payments/confirm";
import { assertConfirmable, unexpectedState } from "../../payments/intent-state";
import type { FormHash } from "../../wire/form";
import { invalidRequest, resourceMissing } from "../../wire/api-error";
import type { Call } from "../../wire/endpoint";
import { mayRedirect } from "../method-types";

export interface ConfirmParams {
  payment_method?: string | undefined;
  payment_method_data?: PaymentMethodData | undefined;
  off_session?: string | FormHash | undefined;
  confirmation_token?: string | undefined;
  error_on_requires_action?: boolean | undefined;
  return_url?: string | undefined;
  use_stripe_sdk?: boolean | undefined;
}

/** The payment method that the call brings along; browsers may bring a card number. */
export function methodFrom(call: Call, params: ConfirmParams): PaymentMethod | undefined {
  if (params.confirmation_token !== undefined) {
    throw resourceMissing("confirmation_token", params.confirmation_token, "confirmation_token");
  }
  return givenPaymentMethod(call, params, call.key.kind === "publishable" ? "accepted" : "refused");
}

/** Finds out beforehand whether the attempt can be made at all; nothing has changed when it throws. */
export function assertCanConfirm(
  call: Call,
  intent: PaymentIntent,
  given: PaymentMethod | undefined,
  params: ConfirmParams,
): PaymentMethod {
  assertConfirmable(intent);
  const method = given ?? call.realm.paymentMethods.get(intent.payment_method ?? "");
  if (!method) {
    throw unexpectedState(
      intent,
      "You cannot confirm this PaymentIntent because it's missing a payment method. You can either update the PaymentIntent with a payment method and then confirm it again, or confirm it again directly with a payment method or ConfirmationToken.",
    );
  }
  assertReturnUrl(call, intent, params);
  assertUsable(call, intent, method);
  return method;
}

/** Confirms with the given method, or with the one that the intent already has. */
export function confirmWith(
  call: Call,
  intent: PaymentIntent,
  given: PaymentMethod | undefined,
  params: ConfirmParams,
): void {
  const method = assertCanConfirm(call, intent, given, params);
  confirmIntent(call, intent, method, {
    offSession: params.off_session !== undefined && params.off_session !== "false",
    errorOnRequiresAction: params.error_on_requires_action ?? false,
    returnUrl: params.return_url ?? call.realm.returnUrls.get(intent.id),
  });
}

/** Servers must say where a redirected buyer returns to; Stripe.js does so by itself. */
function assertReturnUrl(call: Call, intent: PaymentIntent, params: ConfirmParams): void {
  if (call.key.kind === "publishable" || params.return_url || params.use_stripe_sdk) return;
  if (!intent.automatic_payment_methods?.enabled || !mayRedirect(intent.payment_method_types)) {
    return;
  }
  throw invalidRequest(
    "This PaymentIntent is configured to accept payment methods enabled in your Dashboard. Because some of these payment methods might redirect your customer off of your page, you must provide a `return_url`. If you don't want to accept redirect-based payment methods, set `automatic_payment_methods[enabled]` to `true` and `automatic_payment_methods[allow_redirects]` to `never` when creating Setup Intents and Payment Intents.",
  );
}
