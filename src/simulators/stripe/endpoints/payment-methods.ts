import { emit } from "../events/emit";
import { createPaymentMethod } from "../methods/create-payment-method";
import { cardError } from "../methods/declines";
import { PAYMENT_METHOD_DATA_SPEC } from "../methods/payment-method-data";
import { findPaymentMethod } from "../methods/resolve-payment-method";
import type { PaymentMethod } from "../objects/payment-method";
import { toBillingDetails } from "../params/address";
import { anyHash, billingDetails, metadata, oneOf, required, text } from "../params/index";
import { applyMetadata } from "../params/metadata";
import { assertNotSpent, attachToCustomer, detachFromCustomer } from "../payments/attach";
import { invalidRequest } from "../wire/api-error";
import { endpoint, type Call } from "../wire/endpoint";
import { find } from "../wire/missing";
import { page, PAGE_SPEC } from "../wire/page";

const create = endpoint({
  route: "POST /v1/payment_methods",
  permission: "rak_payment_method_write",
  publishable: true,
  answers: "payment_method",
  params: PAYMENT_METHOD_DATA_SPEC,
  run: (call, params) =>
    createPaymentMethod(call, params, call.key.kind === "publishable" ? "accepted" : "refused"),
});

const retrieve = endpoint({
  route: "GET /v1/payment_methods/:payment_method",
  permission: "rak_payment_method_read",
  answers: "payment_method",
  params: {},
  run: (call, _params, { payment_method: id = "" }) => findPaymentMethod(call, id),
});

const update = endpoint({
  route: "POST /v1/payment_methods/:payment_method",
  permission: "rak_payment_method_write",
  answers: "payment_method",
  params: {
    allow_redisplay: oneOf("always", "limited", "unspecified"),
    billing_details: billingDetails(),
    card: anyHash(),
    metadata: metadata(),
  },
  run(call, params, { payment_method: id = "" }) {
    const method = findPaymentMethod(call, id);
    method.metadata = applyMetadata(method.metadata, params.metadata);
    method.allow_redisplay = params.allow_redisplay ?? method.allow_redisplay;
    if (params.billing_details) method.billing_details = toBillingDetails(params.billing_details);
    emit(call, "payment_method.updated", method);
    return method;
  },
});

const attach = endpoint({
  route: "POST /v1/payment_methods/:payment_method/attach",
  permission: "rak_payment_method_write",
  answers: "payment_method",
  params: { customer: required(text()) },
  run(call, params, { payment_method: id = "" }) {
    const method = findPaymentMethod(call, id);
    const customer = find(call, "customers", "customer", params.customer, "customer");
    if (method.customer && method.customer !== customer.id) {
      throw invalidRequest(
        "The payment method you provided has already been attached to a customer.",
        { param: "payment_method" },
      );
    }
    assertNotSpent(call, method);
    assertAttachable(call, method);
    if (!method.customer) attachToCustomer(call, method, customer.id);
    return method;
  },
});

const detach = endpoint({
  route: "POST /v1/payment_methods/:payment_method/detach",
  permission: "rak_payment_method_write",
  answers: "payment_method",
  params: {},
  run(call, _params, { payment_method: id = "" }) {
    const method = findPaymentMethod(call, id);
    if (!method.customer) {
      throw invalidRequest(
        "The payment method you provided is not attached to a customer so detachment is impossible.",
        { param: "payment_method" },
      );
    }
    detachFromCustomer(call, method);
    return method;
  },
});

const LIST_PARAMS = {
  ...PAGE_SPEC,
  allow_redisplay: oneOf("always", "limited", "unspecified"),
  type: text(),
};

const listAll = endpoint({
  route: "GET /v1/payment_methods",
  permission: "rak_payment_method_read",
  answers: "list:payment_method",
  params: { ...LIST_PARAMS, customer: text() },
  run: (call, params) => page(methodsOf(call, params.customer, params.type), params, call.path),
});

const listOfCustomer = endpoint({
  route: "GET /v1/customers/:customer/payment_methods",
  permission: "rak_payment_method_read",
  answers: "list:payment_method",
  params: LIST_PARAMS,
  run(call, params, { customer: id = "" }) {
    find(call, "customers", "customer", id, "customer");
    return page(methodsOf(call, id, params.type), params, call.path);
  },
});

const retrieveOfCustomer = endpoint({
  route: "GET /v1/customers/:customer/payment_methods/:payment_method",
  permission: "rak_payment_method_read",
  answers: "payment_method",
  params: {},
  run(call, _params, { customer: id = "", payment_method: method = "" }) {
    find(call, "customers", "customer", id, "customer");
    const found = findPaymentMethod(call, method);
    if (found.customer === id) return found;
    throw invalidRequest(
      `No such PaymentMethod: '${method}' attached to customer '${id}'`,
      { code: "resource_missing", param: "payment_method" },
      404,
    );
  },
});

export const PAYMENT_METHOD_ENDPOINTS = [
  create,
  retrieve,
  update,
  attach,
  detach,
  listAll,
  listOfCustomer,
  retrieveOfCustomer,
];

/** Only attached methods are listed; without a customer, those of all customers. */
function methodsOf(call: Call, customer: string | undefined, type: string | undefined) {
  return call.realm.paymentMethods
    .newestFirst()
    .filter((method) => (customer ? method.customer === customer : method.customer !== null))
    .filter((method) => type === undefined || method.type === type);
}

/** Attaching a card asks its bank, and a bank that declines charges declines this too. */
function assertAttachable(call: Call, method: PaymentMethod): void {
  const behaviour = call.realm.cardBehaviours.get(method.id);
  if (behaviour?.decline && !behaviour.attachable) {
    throw cardError(behaviour.decline, { payment_method: structuredClone(method) });
  }
}
