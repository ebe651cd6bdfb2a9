import { customerFilter } from "../filters";
import { text } from "../../params/index";
import { endpoint } from "../../wire/endpoint";
import { createdFilter, isCreatedWithin, page, PAGE_SPEC } from "../../wire/page";
import { assertClientSecret } from "./client-secret";
import { findIntent } from "./find";

export const retrievePaymentIntent = endpoint({
  route: "GET /v1/payment_intents/:intent",
  permission: "rak_payment_intent_read",
  publishable: true,
  answers: "payment_intent",
  params: { client_secret: text() },
  run(call, params, { intent: id = "" }) {
    const intent = findIntent(call, id);
    assertClientSecret(call, intent, params.client_secret);
    return intent;
  },
});

export const listPaymentIntents = endpoint({
  route: "GET /v1/payment_intents",
  permission: "rak_payment_intent_read",
  answers: "list:payment_intent",
  params: { ...PAGE_SPEC, created: createdFilter(), customer: text() },
  run(call, params) {
    const intents = call.realm.paymentIntents
      .newestFirst()
      .filter((intent) => isCreatedWithin(intent.created, params.created))
      .filter(customerFilter(params.customer));
    return page(intents, params, call.path);
  },
});
