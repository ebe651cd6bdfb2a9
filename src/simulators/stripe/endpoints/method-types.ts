import { isCompatible, methodType } from "../methods/method-types";
import type { CaptureMethod } from "../objects/payment-intent";
import { list, text } from "../params/index";
import { invalidRequest } from "../wire/api-error";
import { takesAllowedMethodTypes } from "../wire/api-version";
import type { Call } from "../wire/endpoint";

const BOTH_NAMES = {
  allowed_payment_method_types: list(text()),
  payment_method_types: list(text()),
};

export const METHOD_TYPE_PARAMS = { ...BOTH_NAMES };

/** Each API version knows one name for the list of types; the other one is an unknown parameter. */
export function forVersion<S extends typeof BOTH_NAMES>(spec: S, version: string): S {
  const dropped = takesAllowedMethodTypes(version)
    ? "payment_method_types"
    : "allowed_payment_method_types";
  return Object.fromEntries(Object.entries(spec).filter(([name]) => name !== dropped)) as S;
}

/** https://docs.stripe.com/changelog/dahlia/2026-07-29/allowed-payment-method-types-parameter */
const EXCLUDED_BY_ALLOWED = [
  "automatic_payment_methods",
  "excluded_payment_method_types",
  "payment_method_configuration",
] as const;

/** A list of allowed types takes the place of every other way to choose methods. */
export function assertOneChoiceOfMethods(
  params: { allowed_payment_method_types?: string[] | undefined } & {
    [name in (typeof EXCLUDED_BY_ALLOWED)[number]]?: unknown;
  },
): void {
  if (!params.allowed_payment_method_types) return;
  const other = EXCLUDED_BY_ALLOWED.find((name) => params[name] !== undefined);
  if (!other) return;
  throw invalidRequest(
    `You may only specify one of these parameters: allowed_payment_method_types, ${other}.`,
    { code: "parameters_exclusive" },
  );
}

export interface MethodTypesRequest {
  allowed_payment_method_types?: string[] | undefined;
  payment_method_types?: string[] | undefined;
  excluded_payment_method_types?: string[] | null | undefined;
  automatic_payment_methods?:
    { enabled: boolean; allow_redirects: "always" | "never" } | null | undefined;
  currency: string;
  capture_method: CaptureMethod;
}

/** The `payment_method_types` that Stripe works out for an intent. */
export function methodTypesFor(call: Call, request: MethodTypesRequest): string[] {
  const compatible = (type: string) => isCompatible(type, request.currency, request.capture_method);
  const explicit = request.payment_method_types;
  if (explicit) {
    const wrong = explicit.find((type) => !compatible(type));
    if (wrong !== undefined) throw invalidType(wrong, "payment_method_types");
    return explicit;
  }
  const offered = request.allowed_payment_method_types ??
    (request.automatic_payment_methods
      ? call.world.directory.account(call.realm.account)?.paymentMethodTypes
      : undefined) ?? ["card"];
  const unknown = offered.find((type) => !methodType(type));
  if (unknown !== undefined) throw invalidType(unknown, "allowed_payment_method_types");
  const types = offered
    .filter(compatible)
    .filter((type) => !request.excluded_payment_method_types?.includes(type))
    .filter((type) => !(isWithoutRedirects(request) && methodType(type)?.flow === "redirect"));
  if (types.length === 0) throw noneLeft();
  return types;
}

/** Whether a buyer may have to leave the page to pay with one of these. */
export function mayRedirect(types: readonly string[]): boolean {
  return types.some((type) => methodType(type)?.flow === "redirect");
}

function isWithoutRedirects({ automatic_payment_methods: automatic }: MethodTypesRequest): boolean {
  return automatic?.allow_redirects === "never";
}

function invalidType(type: string, param: string): Error {
  return invalidRequest(
    `The payment method type provided: ${type} is invalid. Please ensure the provided type is activated in your dashboard (https://dashboard.stripe.com/account/payments/settings) and your account is enabled for any preview features that you are trying to use. See https://stripe.com/docs/payments/payment-methods/integration-options for supported payment method, currency, and country combinations.`,
    { code: "payment_intent_invalid_parameter", param },
  );
}

function noneLeft(): Error {
  return invalidRequest(
    "No valid payment method types for this Payment Intent. Please ensure that you have activated payment methods compatible with your chosen currency in your dashboard (https://dashboard.stripe.com/settings/payment_methods) or specify payment_method_types.",
  );
}
