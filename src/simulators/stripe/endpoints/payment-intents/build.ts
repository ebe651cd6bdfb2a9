import { ZERO, type MinorUnits } from "../../money/minor-units";
import { newId, randomToken } from "../../objects/ids";
import type { CaptureMethod, FutureUsage, PaymentIntent } from "../../objects/payment-intent";
import { toShipping, type Shipping } from "../../params/address";
import { applyMetadata, type MetadataChange } from "../../params/metadata";
import { invalidCurrency } from "../../params/money";
import { invalidRequest } from "../../wire/api-error";
import type { Call } from "../../wire/endpoint";
import type { FormHash } from "../../wire/form";
import { find } from "../../wire/missing";
import { nowSeconds } from "../../world";
import { methodTypesFor } from "../method-types";

export interface IntentInput {
  amount: MinorUnits;
  currency: string;
  allowed_payment_method_types?: string[] | undefined;
  payment_method_types?: string[] | undefined;
  excluded_payment_method_types?: string[] | null | undefined;
  automatic_payment_methods?:
    { enabled?: boolean | undefined; allow_redirects?: "always" | "never" | undefined } | undefined;
  capture_method?: CaptureMethod | undefined;
  confirmation_method?: "automatic" | "manual" | undefined;
  customer?: string | undefined;
  description?: string | null | undefined;
  metadata?: MetadataChange | undefined;
  payment_method_options?: FormHash | undefined;
  receipt_email?: string | null | undefined;
  setup_future_usage?: FutureUsage | null | undefined;
  shipping?: Parameters<typeof toShipping>[0] | null | undefined;
  statement_descriptor?: string | undefined;
  statement_descriptor_suffix?: string | undefined;
  transfer_group?: string | undefined;
}

/** A new intent, not yet stored. */
export function buildIntent(call: Call, input: IntentInput): PaymentIntent {
  const id = newId("pi_3");
  const automatic = automaticMethods(input);
  const capture_method = input.capture_method ?? "automatic_async";
  assertAccountTakes(call, input.currency);
  if (input.customer) find(call, "customers", "customer", input.customer, "customer");
  const payment_method_types = methodTypesFor(call, {
    ...input,
    automatic_payment_methods: automatic,
    capture_method,
  });
  if (input.statement_descriptor !== undefined) assertNoCards(payment_method_types);
  return {
    id,
    object: "payment_intent",
    allowed_payment_method_types: input.allowed_payment_method_types ?? null,
    amount: input.amount,
    amount_capturable: ZERO,
    amount_details: { tip: {} },
    amount_received: ZERO,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: automatic,
    canceled_at: null,
    cancellation_reason: null,
    capture_method,
    client_secret: `${id}_secret_${randomToken(25)}`,
    confirmation_method: input.confirmation_method ?? "automatic",
    created: nowSeconds(call.world),
    currency: input.currency,
    customer: input.customer ?? null,
    customer_account: null,
    description: input.description ?? null,
    excluded_payment_method_types: input.excluded_payment_method_types ?? null,
    last_payment_error: null,
    latest_charge: null,
    livemode: call.realm.livemode,
    managed_payments: null,
    metadata: applyMetadata({}, input.metadata),
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: automatic
      ? { id: `pmc_${call.realm.account.slice(5)}`, parent: null }
      : null,
    payment_method_options: input.payment_method_options ?? {},
    payment_method_types,
    payment_record: null,
    processing: null,
    receipt_email: input.receipt_email ?? null,
    review: null,
    setup_future_usage: input.setup_future_usage ?? null,
    shipping: toNullableShipping(input.shipping),
    source: null,
    statement_descriptor: input.statement_descriptor ?? null,
    statement_descriptor_suffix: input.statement_descriptor_suffix ?? null,
    status: "requires_payment_method",
    transfer_data: null,
    transfer_group: input.transfer_group ?? null,
  };
}

export function toNullableShipping(
  given: Parameters<typeof toShipping>[0] | null | undefined,
): Shipping | null {
  return given ? toShipping(given) : null;
}

function assertAccountTakes(call: Call, currency: string): void {
  const currencies = call.world.directory.account(call.realm.account)?.currencies;
  if (currencies && !currencies.includes(currency)) throw invalidCurrency(currency, currencies);
}

/** On unless types are listed in the old way, since 2023-08-16. */
function automaticMethods(input: IntentInput): PaymentIntent["automatic_payment_methods"] {
  const { automatic_payment_methods: given, payment_method_types: listed } = input;
  if (listed && given?.enabled) {
    throw invalidRequest(
      "You may only specify one of these parameters: automatic_payment_methods, payment_method_types.",
      { code: "parameters_exclusive" },
    );
  }
  if (listed || given?.enabled === false) return null;
  return { allow_redirects: given?.allow_redirects ?? "always", enabled: true };
}

/** https://support.stripe.com/questions/use-of-the-statement-descriptor-parameter-on-paymentintents-for-card-charges */
function assertNoCards(types: readonly string[]): void {
  if (!types.includes("card")) return;
  throw invalidRequest(
    "The statement_descriptor parameter is not supported on PaymentIntents that take cards. Please use statement_descriptor_suffix instead.",
    { param: "statement_descriptor" },
  );
}
