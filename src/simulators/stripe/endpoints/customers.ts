import { emit } from "../events/emit";
import type { Customer } from "../objects/customer";
import { newId, randomToken } from "../objects/ids";
import { toAddress, toShipping } from "../params/address";
import type { Parsed } from "../params/field";
import {
  address,
  anyHash,
  emptyable,
  list,
  metadata,
  oneOf,
  shipping,
  text,
} from "../params/index";
import { applyMetadata } from "../params/metadata";
import { attachToCustomer } from "../payments/attach";
import { findPaymentMethod } from "../methods/resolve-payment-method";
import { endpoint } from "../wire/endpoint";
import { find } from "../wire/missing";
import { createdFilter, isCreatedWithin, page, PAGE_SPEC } from "../wire/page";
import { nowSeconds } from "../world";
import { assertEmail } from "./email";

const PARAMS = {
  address: emptyable(address()),
  description: emptyable(text()),
  email: emptyable(text(512)),
  invoice_settings: anyHash(),
  metadata: metadata(),
  name: emptyable(text(256)),
  phone: emptyable(text()),
  preferred_locales: list(text()),
  shipping: emptyable(shipping()),
  tax_exempt: emptyable(oneOf("exempt", "none", "reverse")),
};

const createCustomer = endpoint({
  route: "POST /v1/customers",
  permission: "rak_customer_write",
  answers: "customer",
  params: { ...PARAMS, payment_method: text() },
  run(call, params) {
    assertEmail(params.email);
    const customer: Customer = {
      id: newId("cus_"),
      object: "customer",
      address: null,
      balance: 0,
      created: nowSeconds(call.world),
      currency: null,
      customer_account: null,
      default_source: null,
      delinquent: false,
      description: null,
      discount: null,
      email: null,
      invoice_prefix: randomToken(8).toUpperCase(),
      invoice_settings: {
        custom_fields: null,
        default_payment_method: null,
        footer: null,
        rendering_options: null,
      },
      livemode: call.realm.livemode,
      metadata: {},
      name: null,
      next_invoice_sequence: 1,
      phone: null,
      preferred_locales: [],
      shipping: null,
      tax_exempt: "none",
      test_clock: null,
    };
    change(customer, params);
    const method = params.payment_method && findPaymentMethod(call, params.payment_method);
    call.realm.customers.add(customer);
    emit(call, "customer.created", customer);
    if (method) attachToCustomer(call, method, customer.id);
    return customer;
  },
});

const retrieveCustomer = endpoint({
  route: "GET /v1/customers/:customer",
  permission: "rak_customer_read",
  answers: "customer",
  params: {},
  run(call, _params, { customer: id = "" }) {
    if (call.realm.deletedCustomers.has(id)) return { id, object: "customer", deleted: true };
    return find(call, "customers", "customer", id, "id");
  },
});

const updateCustomer = endpoint({
  route: "POST /v1/customers/:customer",
  permission: "rak_customer_write",
  answers: "customer",
  params: PARAMS,
  run(call, params, { customer: id = "" }) {
    const customer = find(call, "customers", "customer", id, "id");
    assertEmail(params.email);
    change(customer, params);
    emit(call, "customer.updated", customer);
    return customer;
  },
});

const deleteCustomer = endpoint({
  route: "DELETE /v1/customers/:customer",
  permission: "rak_customer_write",
  answers: "plain",
  params: {},
  run(call, _params, { customer: id = "" }) {
    const customer = find(call, "customers", "customer", id, "id");
    call.realm.customers.delete(id);
    call.realm.deletedCustomers.add(id);
    for (const method of call.realm.paymentMethods.all()) {
      if (method.customer === id) method.customer = null;
    }
    emit(call, "customer.deleted", customer);
    return { id, object: "customer", deleted: true };
  },
});

const listCustomers = endpoint({
  route: "GET /v1/customers",
  permission: "rak_customer_read",
  answers: "list:customer",
  params: { ...PAGE_SPEC, created: createdFilter(), email: text(512) },
  run(call, params) {
    const customers = call.realm.customers
      .newestFirst()
      .filter((customer) => isCreatedWithin(customer.created, params.created))
      .filter((customer) => params.email === undefined || customer.email === params.email);
    return page(customers, params, call.path);
  },
});

export const CUSTOMER_ENDPOINTS = [
  createCustomer,
  retrieveCustomer,
  updateCustomer,
  deleteCustomer,
  listCustomers,
];

function change(customer: Customer, params: Parsed<typeof PARAMS>): void {
  const merged = applyMetadata(customer.metadata, params.metadata);
  Object.assign(customer, {
    metadata: merged,
    ...(params.address !== undefined && {
      address: params.address && toAddress(params.address),
    }),
    ...(params.shipping !== undefined && {
      shipping: params.shipping && toShipping(params.shipping),
    }),
    ...(params.description !== undefined && { description: params.description }),
    ...(params.email !== undefined && { email: params.email }),
    ...(params.name !== undefined && { name: params.name }),
    ...(params.phone !== undefined && { phone: params.phone }),
    ...(params.preferred_locales && { preferred_locales: params.preferred_locales }),
    ...(params.tax_exempt && { tax_exempt: params.tax_exempt }),
  });
  const method = params.invoice_settings?.["default_payment_method"];
  if (typeof method === "string") customer.invoice_settings.default_payment_method = method || null;
}
