import { amount, currency } from "../../params/index";
import { endpoint } from "../../wire/endpoint";
import { assertUpdatable } from "../../payments/intent-state";
import { forVersion } from "../method-types";
import { applyChanges } from "./apply-changes";
import { methodFrom } from "./confirm-with";
import { findIntent } from "./find";
import { DESCRIPTION_PARAMS, SHARED_PARAMS } from "./params";

const SPEC = {
  ...SHARED_PARAMS,
  ...DESCRIPTION_PARAMS,
  amount: amount(),
  currency: currency(),
};

export const updatePaymentIntent = endpoint({
  route: "POST /v1/payment_intents/:intent",
  permission: "rak_payment_intent_write",
  answers: "payment_intent",
  params: (version) => forVersion(SPEC, version),
  run(call, params, { intent: id = "" }) {
    const intent = findIntent(call, id);
    const method = methodFrom(call, params);
    if (method) assertUpdatable(intent, "payment_method");
    applyChanges(call, intent, params);
    if (method) {
      intent.payment_method = method.id;
      intent.status = "requires_confirmation";
      intent.next_action = null;
    }
    return intent;
  },
});
