import { text } from "../../params/index";
import { assertConfirmable } from "../../payments/intent-state";
import { endpoint } from "../../wire/endpoint";
import { forVersion } from "../method-types";
import { applyChanges } from "./apply-changes";
import { assertClientSecret } from "./client-secret";
import { assertCanConfirm, confirmWith, methodFrom } from "./confirm-with";
import { findIntent } from "./find";
import { CONFIRM_PARAMS, SHARED_PARAMS } from "./params";

const SPEC = { ...SHARED_PARAMS, ...CONFIRM_PARAMS, client_secret: text() };

export const confirmPaymentIntent = endpoint({
  route: "POST /v1/payment_intents/:intent/confirm",
  permission: "rak_payment_intent_write",
  publishable: true,
  answers: "payment_intent",
  params: (version) => forVersion(SPEC, version),
  run(call, params, { intent: id = "" }) {
    const intent = findIntent(call, id);
    assertClientSecret(call, intent, params.client_secret);
    assertConfirmable(intent);
    const method = methodFrom(call, params);
    const changed = structuredClone(intent);
    applyChanges(call, changed, params);
    assertCanConfirm(call, changed, method, params);
    Object.assign(intent, changed);
    confirmWith(call, intent, method, params);
    return intent;
  },
});
