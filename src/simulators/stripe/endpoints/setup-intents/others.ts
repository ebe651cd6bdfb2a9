import { customerFilter } from "../filters";
import { metadata, oneOf, text } from "../../params/index";
import { applyMetadata } from "../../params/metadata";
import { cancelSetup } from "../../payments/setup";
import { findPaymentMethod } from "../../methods/resolve-payment-method";
import { endpoint } from "../../wire/endpoint";
import { find } from "../../wire/missing";
import { createdFilter, isCreatedWithin, page, PAGE_SPEC } from "../../wire/page";
import { assertClientSecret } from "../payment-intents/client-secret";
import { findSetupIntent } from "./find";

export const retrieveSetupIntent = endpoint({
  route: "GET /v1/setup_intents/:intent",
  permission: "rak_setup_intent_read",
  publishable: true,
  answers: "setup_intent",
  params: { client_secret: text() },
  run(call, params, { intent: id = "" }) {
    const intent = findSetupIntent(call, id);
    assertClientSecret(call, intent, params.client_secret);
    return intent;
  },
});

export const updateSetupIntent = endpoint({
  route: "POST /v1/setup_intents/:intent",
  permission: "rak_setup_intent_write",
  answers: "setup_intent",
  params: { customer: text(), description: text(), metadata: metadata(), payment_method: text() },
  run(call, params, { intent: id = "" }) {
    const intent = findSetupIntent(call, id);
    if (params.customer) find(call, "customers", "customer", params.customer, "customer");
    const method = params.payment_method && findPaymentMethod(call, params.payment_method);
    intent.metadata = applyMetadata(intent.metadata, params.metadata);
    intent.customer = params.customer ?? intent.customer;
    intent.description = params.description ?? intent.description;
    if (method) {
      intent.payment_method = method.id;
      intent.status = "requires_confirmation";
    }
    return intent;
  },
});

export const cancelSetupIntent = endpoint({
  route: "POST /v1/setup_intents/:intent/cancel",
  permission: "rak_setup_intent_write",
  answers: "setup_intent",
  params: { cancellation_reason: oneOf("abandoned", "duplicate", "requested_by_customer") },
  run(call, params, { intent: id = "" }) {
    const intent = findSetupIntent(call, id);
    cancelSetup(call, intent, params.cancellation_reason ?? null);
    return intent;
  },
});

export const listSetupIntents = endpoint({
  route: "GET /v1/setup_intents",
  permission: "rak_setup_intent_read",
  answers: "list:setup_intent",
  params: { ...PAGE_SPEC, created: createdFilter(), customer: text(), payment_method: text() },
  run(call, params) {
    const intents = call.realm.setupIntents
      .newestFirst()
      .filter((intent) => isCreatedWithin(intent.created, params.created))
      .filter(customerFilter(params.customer));
    return page(intents, params, call.path);
  },
});
