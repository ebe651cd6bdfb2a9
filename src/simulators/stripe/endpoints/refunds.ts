import { emit } from "../events/emit";
import type { Charge } from "../objects/charge";
import { amount, bool, currency, metadata, oneOf, text } from "../params/index";
import { applyMetadata } from "../params/metadata";
import { refundCharge } from "../payments/refund";
import { cancelRefund } from "../payments/settle-refund";
import { invalidRequest, parameterError } from "../wire/api-error";
import { endpoint, type Call } from "../wire/endpoint";
import { find } from "../wire/missing";
import { createdFilter, isCreatedWithin, page, PAGE_SPEC } from "../wire/page";
import { chargeFilter, intentFilter } from "./filters";
import { findIntent } from "./payment-intents/find";

const createRefund = endpoint({
  route: "POST /v1/refunds",
  permission: "rak_charge_write",
  answers: "refund",
  params: {
    amount: amount(),
    charge: text(),
    currency: currency(),
    instructions_email: text(),
    metadata: metadata(),
    payment_intent: text(),
    reason: oneOf("duplicate", "fraudulent", "requested_by_customer"),
    refund_application_fee: bool(),
    reverse_transfer: bool(),
  },
  run(call, params) {
    return refundCharge(call, chargeToRefund(call, params), {
      amount: params.amount,
      reason: params.reason,
      metadata: applyMetadata({}, params.metadata),
      instructionsEmail: params.instructions_email,
    });
  },
});

const retrieveRefund = endpoint({
  route: "GET /v1/refunds/:refund",
  permission: "rak_charge_read",
  answers: "refund",
  params: {},
  run: (call, _params, { refund: id = "" }) => find(call, "refunds", "refund", id, "id"),
});

const updateRefund = endpoint({
  route: "POST /v1/refunds/:refund",
  permission: "rak_charge_write",
  answers: "refund",
  params: { metadata: metadata() },
  run(call, params, { refund: id = "" }) {
    const refund = find(call, "refunds", "refund", id, "id");
    refund.metadata = applyMetadata(refund.metadata, params.metadata);
    emit(call, "refund.updated", refund);
    return refund;
  },
});

const cancel = endpoint({
  route: "POST /v1/refunds/:refund/cancel",
  permission: "rak_charge_write",
  answers: "refund",
  params: {},
  run(call, _params, { refund: id = "" }) {
    const refund = find(call, "refunds", "refund", id, "id");
    if (refund.status !== "requires_action") {
      throw invalidRequest(
        `You cannot cancel this refund because it has a status of ${refund.status}. Only refunds with a status of requires_action can be canceled.`,
        { param: "id" },
      );
    }
    cancelRefund(call, refund);
    return refund;
  },
});

const listRefunds = endpoint({
  route: "GET /v1/refunds",
  permission: "rak_charge_read",
  answers: "list:refund",
  params: { ...PAGE_SPEC, charge: text(), created: createdFilter(), payment_intent: text() },
  run(call, params) {
    const refunds = call.realm.refunds
      .newestFirst()
      .filter((refund) => isCreatedWithin(refund.created, params.created))
      .filter(chargeFilter(params.charge))
      .filter(intentFilter(params.payment_intent));
    return page(refunds, params, call.path);
  },
});

export const REFUND_ENDPOINTS = [createRefund, retrieveRefund, updateRefund, cancel, listRefunds];

function chargeToRefund(
  call: Call,
  params: { charge?: string | undefined; payment_intent?: string | undefined },
): Charge {
  if (params.charge !== undefined) {
    return find(call, "charges", "charge", params.charge, "charge");
  }
  if (params.payment_intent === undefined) {
    throw parameterError(
      "parameter_missing",
      "One of the following params should be provided for this request: payment_intent or charge.",
      "charge",
    );
  }
  const intent = findIntent(call, params.payment_intent, "payment_intent");
  const charge = call.realm.charges.get(intent.latest_charge ?? "");
  if (!charge?.paid || charge.amount_captured === 0) {
    throw invalidRequest(
      `This PaymentIntent (${intent.id}) does not have a successful charge to refund.`,
      { param: "payment_intent" },
    );
  }
  return charge;
}
