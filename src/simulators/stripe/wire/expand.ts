import type { Realm } from "../accounts/realm";
import { invalidRequest } from "./api-error";
import type { Answer } from "./endpoint";

export type ObjectName =
  | "balance_transaction"
  | "charge"
  | "customer"
  | "dispute"
  | "event"
  | "payment_intent"
  | "payment_method"
  | "radar.early_fraud_warning"
  | "refund"
  | "review"
  | "setup_intent"
  | "webhook_endpoint";

type Wire = Record<string, unknown>;

/** Which fields of an object are ids that `expand[]` turns into objects. */
const EXPANDABLE: Readonly<Record<ObjectName, Readonly<Record<string, ObjectName | "refunds">>>> = {
  balance_transaction: { source: "charge" },
  charge: {
    balance_transaction: "balance_transaction",
    customer: "customer",
    payment_intent: "payment_intent",
    refunds: "refunds",
  },
  customer: {},
  dispute: { charge: "charge", payment_intent: "payment_intent" },
  event: {},
  payment_intent: {
    customer: "customer",
    latest_charge: "charge",
    payment_method: "payment_method",
  },
  payment_method: { customer: "customer" },
  "radar.early_fraud_warning": { charge: "charge", payment_intent: "payment_intent" },
  refund: {
    balance_transaction: "balance_transaction",
    charge: "charge",
    customer: "customer",
    failure_balance_transaction: "balance_transaction",
    payment_intent: "payment_intent",
    payment_method: "payment_method",
  },
  review: { charge: "charge", payment_intent: "payment_intent" },
  setup_intent: { customer: "customer", payment_method: "payment_method" },
  webhook_endpoint: {},
};

const MAX_DEPTH = 4;

/** Expansion is checked before the call does anything, like any other parameter. */
export function assertExpandable(answer: Answer, paths: string[]): void {
  for (const path of paths) {
    const steps = path.split(".");
    const isList = answer.startsWith("list:");
    if (isList && steps.shift() !== "data") throw notExpandable(path, `data.${path}`);
    if (steps.length > MAX_DEPTH) throw notExpandable(path);
    let type: string = isList ? answer.slice("list:".length) : answer;
    for (const step of steps) {
      const next = type in EXPANDABLE ? EXPANDABLE[type as ObjectName][step] : undefined;
      if (next === undefined && !(type === "refunds" && step === "data")) throw notExpandable(path);
      type = next ?? "refund";
    }
  }
}

/** A copy of the answer with the paths expanded; what is stored stays as it is. */
export function expandAll(realm: Realm, answer: unknown, paths: string[]): unknown {
  const copy: unknown = structuredClone(answer);
  for (const path of paths) expandPath(realm, copy, path.split("."));
  return copy;
}

function expandPath(realm: Realm, target: unknown, [step, ...rest]: string[]): void {
  if (step === undefined || target === null || typeof target !== "object") return;
  if (Array.isArray(target)) {
    for (const item of target) expandPath(realm, item, [step, ...rest]);
    return;
  }
  const object = target as Wire;
  const value = object[step];
  if (step === "refunds" && object["object"] === "charge")
    object[step] ??= refundsOf(realm, object);
  else if (typeof value === "string") object[step] = lookUp(realm, value);
  expandPath(realm, object[step], rest);
}

function lookUp(realm: Realm, id: string): unknown {
  const found =
    realm.charges.get(id) ??
    realm.customers.get(id) ??
    realm.paymentMethods.get(id) ??
    realm.paymentIntents.get(id) ??
    realm.balanceTransactions.get(id) ??
    realm.refunds.get(id);
  if (found) return structuredClone(found);
  return realm.deletedCustomers.has(id) ? { id, object: "customer", deleted: true } : id;
}

function refundsOf(realm: Realm, charge: Wire): unknown {
  const data = realm.refunds.newestFirst().filter((refund) => refund.charge === charge["id"]);
  const url = `/v1/charges/${String(charge["id"])}/refunds`;
  return { object: "list", data: structuredClone(data), has_more: false, url };
}

function notExpandable(path: string, better?: string): Error {
  const hint = better ? ` You may want to try expanding '${better}' instead.` : "";
  return invalidRequest(`This property cannot be expanded (${path}).${hint}`);
}
