import { applyMetadata } from "../params/metadata";
import { toShipping } from "../params/address";
import { anyHash, metadata, shipping, text } from "../params/index";
import { emit } from "../events/emit";
import { endpoint } from "../wire/endpoint";
import { find } from "../wire/missing";
import { createdFilter, isCreatedWithin, page, PAGE_SPEC } from "../wire/page";
import { chargeFilter, customerFilter, intentFilter } from "./filters";

const retrieveCharge = endpoint({
  route: "GET /v1/charges/:charge",
  permission: "rak_charge_read",
  answers: "charge",
  params: {},
  run: (call, _params, { charge: id = "" }) => find(call, "charges", "charge", id, "id"),
});

const updateCharge = endpoint({
  route: "POST /v1/charges/:charge",
  permission: "rak_charge_write",
  answers: "charge",
  params: {
    description: text(),
    fraud_details: anyHash(),
    metadata: metadata(),
    receipt_email: text(),
    shipping: shipping(),
    transfer_group: text(),
  },
  run(call, params, { charge: id = "" }) {
    const charge = find(call, "charges", "charge", id, "id");
    charge.metadata = applyMetadata(charge.metadata, params.metadata);
    charge.description = params.description ?? charge.description;
    charge.receipt_email = params.receipt_email ?? charge.receipt_email;
    charge.shipping = params.shipping ? toShipping(params.shipping) : charge.shipping;
    charge.transfer_group = params.transfer_group ?? charge.transfer_group;
    emit(call, "charge.updated", charge);
    return charge;
  },
});

const listCharges = endpoint({
  route: "GET /v1/charges",
  permission: "rak_charge_read",
  answers: "list:charge",
  params: { ...PAGE_SPEC, created: createdFilter(), customer: text(), payment_intent: text() },
  run(call, params) {
    const charges = call.realm.charges
      .newestFirst()
      .filter((charge) => isCreatedWithin(charge.created, params.created))
      .filter(customerFilter(params.customer))
      .filter(intentFilter(params.payment_intent));
    return page(charges, params, call.path);
  },
});

const listChargeRefunds = endpoint({
  route: "GET /v1/charges/:charge/refunds",
  permission: "rak_charge_read",
  answers: "list:refund",
  params: { ...PAGE_SPEC },
  run(call, params, { charge: id = "" }) {
    find(call, "charges", "charge", id, "id");
    return page(call.realm.refunds.newestFirst().filter(chargeFilter(id)), params, call.path);
  },
});

export const CHARGE_ENDPOINTS = [retrieveCharge, updateCharge, listCharges, listChargeRefunds];
