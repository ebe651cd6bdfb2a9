import { oneOf } from "../../params/index";
import { cancelIntent } from "../../payments/cancel";
import { endpoint } from "../../wire/endpoint";
import { findIntent } from "./find";

export const cancelPaymentIntent = endpoint({
  route: "POST /v1/payment_intents/:intent/cancel",
  permission: "rak_payment_intent_write",
  answers: "payment_intent",
  params: {
    cancellation_reason: oneOf("duplicate", "fraudulent", "requested_by_customer", "abandoned"),
  },
  run(call, params, { intent: id = "" }) {
    const intent = findIntent(call, id);
    cancelIntent(call, intent, params.cancellation_reason ?? null);
    return intent;
  },
});
