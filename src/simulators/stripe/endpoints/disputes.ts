import { anyHash, bool, metadata, text } from "../params/index";
import { applyMetadata } from "../params/metadata";
import { closeDispute, submitEvidence } from "../payments/dispute";
import { endpoint } from "../wire/endpoint";
import { find } from "../wire/missing";
import { createdFilter, isCreatedWithin, page, PAGE_SPEC } from "../wire/page";
import { chargeFilter, intentFilter } from "./filters";

const retrieve = endpoint({
  route: "GET /v1/disputes/:dispute",
  permission: "rak_dispute_read",
  answers: "dispute",
  params: {},
  run: (call, _params, { dispute: id = "" }) => find(call, "disputes", "dispute", id, "id"),
});

const update = endpoint({
  route: "POST /v1/disputes/:dispute",
  permission: "rak_dispute_write",
  answers: "dispute",
  params: { evidence: anyHash(), metadata: metadata(), submit: bool() },
  run(call, params, { dispute: id = "" }) {
    const dispute = find(call, "disputes", "dispute", id, "id");
    dispute.metadata = applyMetadata(dispute.metadata, params.metadata);
    if (params.evidence) submitEvidence(call, dispute);
    return dispute;
  },
});

const close = endpoint({
  route: "POST /v1/disputes/:dispute/close",
  permission: "rak_dispute_write",
  answers: "dispute",
  params: {},
  run(call, _params, { dispute: id = "" }) {
    const dispute = find(call, "disputes", "dispute", id, "id");
    closeDispute(call, dispute, "lost");
    return dispute;
  },
});

const listDisputes = endpoint({
  route: "GET /v1/disputes",
  permission: "rak_dispute_read",
  answers: "list:dispute",
  params: { ...PAGE_SPEC, charge: text(), created: createdFilter(), payment_intent: text() },
  run(call, params) {
    const disputes = call.realm.disputes
      .newestFirst()
      .filter((dispute) => isCreatedWithin(dispute.created, params.created))
      .filter(chargeFilter(params.charge))
      .filter(intentFilter(params.payment_intent));
    return page(disputes, params, call.path);
  },
});

const retrieveWarning = endpoint({
  route: "GET /v1/radar/early_fraud_warnings/:warning",
  permission: "rak_early_fraud_warning_read",
  answers: "radar.early_fraud_warning",
  params: {},
  run: (call, _params, { warning: id = "" }) =>
    find(call, "earlyFraudWarnings", "early fraud warning", id, "early_fraud_warning"),
});

const listWarnings = endpoint({
  route: "GET /v1/radar/early_fraud_warnings",
  permission: "rak_early_fraud_warning_read",
  answers: "list:radar.early_fraud_warning",
  params: { ...PAGE_SPEC, charge: text(), payment_intent: text() },
  run(call, params) {
    const warnings = call.realm.earlyFraudWarnings
      .newestFirst()
      .filter(chargeFilter(params.charge))
      .filter(intentFilter(params.payment_intent));
    return page(warnings, params, call.path);
  },
});

export const DISPUTE_ENDPOINTS = [
  retrieve,
  update,
  close,
  listDisputes,
  retrieveWarning,
  listWarnings,
];
