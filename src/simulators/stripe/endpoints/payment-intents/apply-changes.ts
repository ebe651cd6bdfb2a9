import { assertChargeable } from "../../money/amount-rules";
import type { MinorUnits } from "../../money/minor-units";
import type { PaymentIntent } from "../../objects/payment-intent";
import { applyMetadata } from "../../params/metadata";
import { assertUpdatable } from "../../payments/intent-state";
import type { Call } from "../../wire/endpoint";
import { find } from "../../wire/missing";
import { methodTypesFor } from "../method-types";
import { toNullableShipping, type IntentInput } from "./build";

export type IntentChanges = Omit<Partial<IntentInput>, "automatic_payment_methods"> & {
  amount?: MinorUnits | undefined;
};

/** What only describes the payment may still change later; these may not. */
const AGREED = [
  "allowed_payment_method_types",
  "amount",
  "capture_method",
  "currency",
  "customer",
  "payment_method_types",
  "setup_future_usage",
] as const;

/** Applies what was sent, all of it or (when something is wrong) nothing. */
export function applyChanges(call: Call, intent: PaymentIntent, changes: IntentChanges): void {
  const agreed = AGREED.find((name) => changes[name] !== undefined);
  if (agreed) assertUpdatable(intent, agreed);
  const amount = changes.amount ?? intent.amount;
  const currency = changes.currency ?? intent.currency;
  if (changes.amount !== undefined || changes.currency !== undefined) {
    assertChargeable(amount, currency);
  }
  if (changes.customer) find(call, "customers", "customer", changes.customer, "customer");
  const metadata = applyMetadata(intent.metadata, changes.metadata);
  const types = agreed ? typesAfter(call, intent, changes) : intent.payment_method_types;
  Object.assign(intent, {
    amount,
    currency,
    metadata,
    payment_method_types: types,
    ...(changes.shipping !== undefined && { shipping: toNullableShipping(changes.shipping) }),
    ...present(changes, [
      "allowed_payment_method_types",
      "capture_method",
      "customer",
      "description",
      "excluded_payment_method_types",
      "receipt_email",
      "setup_future_usage",
      "statement_descriptor",
      "statement_descriptor_suffix",
      "transfer_group",
    ]),
    payment_method_options: {
      ...intent.payment_method_options,
      ...changes.payment_method_options,
    },
  });
}

/** Another currency or capture method makes other methods compatible. */
function typesAfter(call: Call, intent: PaymentIntent, changes: IntentChanges): string[] {
  const listed = intent.automatic_payment_methods ? undefined : intent.payment_method_types;
  return methodTypesFor(call, {
    allowed_payment_method_types:
      changes.allowed_payment_method_types ?? intent.allowed_payment_method_types ?? undefined,
    payment_method_types: changes.payment_method_types ?? listed,
    excluded_payment_method_types:
      changes.excluded_payment_method_types ?? intent.excluded_payment_method_types,
    automatic_payment_methods: intent.automatic_payment_methods,
    currency: changes.currency ?? intent.currency,
    capture_method: changes.capture_method ?? intent.capture_method,
  });
}

function present<K extends keyof IntentChanges>(
  changes: IntentChanges,
  names: K[],
): Partial<IntentChanges> {
  return Object.fromEntries(
    names.filter((name) => changes[name] !== undefined).map((name) => [name, changes[name]]),
  );
}
