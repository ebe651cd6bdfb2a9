import { emit } from "../../events/emit";
import { assertChargeable } from "../../money/amount-rules";
import { amount, bool, currency, oneOf, required } from "../../params/index";
import { invalidRequest } from "../../wire/api-error";
import { endpoint } from "../../wire/endpoint";
import { assertOneChoiceOfMethods, forVersion } from "../method-types";
import { buildIntent } from "./build";
import { assertCanConfirm, confirmWith, methodFrom } from "./confirm-with";
import {
  automaticPaymentMethods,
  CONFIRM_PARAMS,
  DESCRIPTION_PARAMS,
  SHARED_PARAMS,
} from "./params";

const SPEC = {
  ...SHARED_PARAMS,
  ...CONFIRM_PARAMS,
  ...DESCRIPTION_PARAMS,
  amount: required(amount()),
  automatic_payment_methods: automaticPaymentMethods(),
  confirm: bool(),
  confirmation_method: oneOf("automatic", "manual"),
  currency: required(currency()),
};

export const createPaymentIntent = endpoint({
  route: "POST /v1/payment_intents",
  permission: "rak_payment_intent_write",
  answers: "payment_intent",
  params: (version) => forVersion(SPEC, version),
  run(call, params) {
    assertChargeable(params.amount, params.currency);
    assertConfirmOnly(params);
    assertOneChoiceOfMethods(params);
    const intent = buildIntent(call, params);
    const method = methodFrom(call, params);
    if (params.confirm) assertCanConfirm(call, intent, method, params);
    call.realm.paymentIntents.add(intent);
    emit(call, "payment_intent.created", intent);
    if (params.confirm) {
      confirmWith(call, intent, method, params);
    } else if (method) {
      intent.payment_method = method.id;
      intent.status = "requires_confirmation";
    }
    return intent;
  },
});

function assertConfirmOnly(params: {
  confirm?: boolean | undefined;
  off_session?: unknown;
  return_url?: string | undefined;
}): void {
  if (params.confirm) return;
  for (const name of ["off_session", "return_url"] as const) {
    if (params[name] === undefined) continue;
    throw invalidRequest(
      `The \`${name}\` parameter can only be set when creating a PaymentIntent with \`confirm=true\`.`,
      { param: name },
    );
  }
}
