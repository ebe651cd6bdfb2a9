import { givenPaymentMethod } from "../../methods/resolve-payment-method";
import type { PaymentMethodData } from "../../methods/payment-method-data";
import type { PaymentMethod } from "../../objects/payment-method";
import type { SetupIntent } from "../../objects/setup-intent";
import { text } from "../../params/index";
import { unexpectedState } from "../../payments/intent-state";
import { confirmSetup } from "../../payments/setup";
import { endpoint, type Call } from "../../wire/endpoint";
import { forVersion } from "../method-types";
import { assertClientSecret } from "../payment-intents/client-secret";
import { findSetupIntent } from "./find";
import { SETUP_CONFIRM_PARAMS } from "./params";

interface ConfirmParams {
  payment_method?: string | undefined;
  payment_method_data?: PaymentMethodData | undefined;
  return_url?: string | undefined;
}

const SPEC = { ...SETUP_CONFIRM_PARAMS, client_secret: text() };

export const confirmSetupIntent = endpoint({
  route: "POST /v1/setup_intents/:intent/confirm",
  permission: "rak_setup_intent_write",
  publishable: true,
  answers: "setup_intent",
  params: (version) => forVersion(SPEC, version),
  run(call, params, { intent: id = "" }) {
    const intent = findSetupIntent(call, id);
    assertClientSecret(call, intent, params.client_secret);
    confirmSetupWith(call, intent, methodFrom(call, params), params);
    return intent;
  },
});

export function methodFrom(call: Call, params: ConfirmParams): PaymentMethod | undefined {
  return givenPaymentMethod(call, params, call.key.kind === "publishable" ? "accepted" : "refused");
}

export function confirmSetupWith(
  call: Call,
  intent: SetupIntent,
  given: PaymentMethod | undefined,
  params: ConfirmParams,
): void {
  const method = given ?? call.realm.paymentMethods.get(intent.payment_method ?? "");
  if (!method) {
    throw unexpectedState(
      intent,
      "You cannot confirm this SetupIntent because it's missing a payment method. Update the SetupIntent with a payment method and then confirm it again.",
    );
  }
  confirmSetup(call, intent, method, params.return_url);
}
