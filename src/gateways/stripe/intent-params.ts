import type Stripe from "stripe";
import type { CaptureMethod, CreatePayment, OpenAccount } from "../gateway";
import { areCapturedAtOnce } from "./method-types";

type Params = Stripe.PaymentIntentCreateParams;
type MethodOptions = Stripe.PaymentIntentCreateParams.PaymentMethodOptions;

/** What every PaymentIntent of an account has, however it is paid. */
export function commonParams(account: OpenAccount, request: CreatePayment) {
  return {
    amount: Number(request.amount.minor),
    currency: request.amount.currency,
    description: descriptionOf(account, request),
    // Leads from Stripe's dashboard back to the shop; `session_id` is also what
    // @medusajs/payment-stripe writes.
    metadata: { ...request.metadata, order_number: request.orderNumber },
    ...(request.customerReference && { customer: request.customerReference }),
  } satisfies Params;
}

/** A payment that waits for its buyer: with the methods asked for, or all that the account allows. */
export function buyerParams(account: OpenAccount, request: CreatePayment): Params {
  const { setup_future_usage, payment_method } = request.input;
  const methods = request.methods ?? account.options.payment_methods;
  const capture_method = captureMethodFor(request, methods ?? []);
  const options = methodOptions(account, capture_method, methods);
  return {
    ...commonParams(account, request),
    capture_method,
    ...methodsParam(methods),
    ...(options && { payment_method_options: options }),
    ...descriptorParam(account, methods),
    ...(setup_future_usage && { setup_future_usage }),
    ...(payment_method && { payment_method }),
  };
}

/** Methods that cannot wait for a capture take the money at once, whatever was chosen. */
export function captureMethodFor(
  request: CreatePayment,
  methods: readonly string[],
): CaptureMethod {
  return areCapturedAtOnce(methods) ? "automatic" : request.captureMethod;
}

/**
 * A list takes the place of automatic methods; Stripe refuses both together, and leaves out by
 * itself what does not go with currency or capture.
 * https://docs.stripe.com/changelog/dahlia/2026-07-29/allowed-payment-method-types-parameter
 */
function methodsParam(
  methods: readonly string[] | undefined,
): Pick<Params, "allowed_payment_method_types" | "automatic_payment_methods"> {
  return methods
    ? { allowed_payment_method_types: [...methods] }
    : { automatic_payment_methods: { enabled: true } };
}

export function methodOptions(
  account: OpenAccount,
  captureMethod: CaptureMethod,
  methods: readonly string[] | undefined,
): MethodOptions | undefined {
  const keepsRest = account.options.after_partial_capture === "keep";
  const options: MethodOptions = {
    // https://docs.stripe.com/payments/multicapture: only ever together with manual capture.
    ...(keepsRest &&
      captureMethod === "manual" &&
      takesCards(methods) && { card: { request_multicapture: "if_available" } }),
    // Which WeChat client shows the code: a browser. Stripe.js says so itself for automatic methods.
    ...(methods?.includes("wechat_pay") && { wechat_pay: { client: "web" } }),
  };
  return Object.keys(options).length > 0 ? options : undefined;
}

/**
 * With cards Stripe takes only a suffix to the account's own short name, and refuses a whole
 * descriptor. https://docs.stripe.com/get-started/account/statement-descriptors
 */
export function descriptorParam(
  { options: { statement_descriptor } }: OpenAccount,
  methods: readonly string[] | undefined,
): Pick<Params, "statement_descriptor" | "statement_descriptor_suffix"> {
  if (!statement_descriptor) return {};
  return takesCards(methods)
    ? { statement_descriptor_suffix: statement_descriptor }
    : { statement_descriptor };
}

function takesCards(methods: readonly string[] | undefined): boolean {
  return !methods || methods.includes("card");
}

function descriptionOf({ options }: OpenAccount, request: CreatePayment): string {
  return (
    options.description?.replaceAll("{order_number}", request.orderNumber) ?? request.description
  );
}
