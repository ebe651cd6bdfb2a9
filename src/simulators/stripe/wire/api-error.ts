export type ErrorType = "api_error" | "card_error" | "idempotency_error" | "invalid_request_error";

/** The `error` hash of Stripe's answers. */
export interface ErrorFields {
  type: ErrorType;
  message: string;
  code?: string;
  param?: string;
  decline_code?: string;
  advice_code?: string;
  network_decline_code?: string;
  charge?: string;
  payment_intent?: unknown;
  payment_method?: unknown;
  payment_method_type?: string;
  setup_intent?: unknown;
}

/** Any refusal that the API answers with; thrown anywhere below the router. */
export class StripeApiError extends Error {
  constructor(
    readonly status: number,
    readonly fields: ErrorFields,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(fields.message);
  }

  /** The body as Stripe sends it: each documented code comes with the address of its page. */
  body(): { error: ErrorFields & { doc_url?: string } } {
    const { code } = this.fields;
    const docUrl = code && `https://stripe.com/docs/error-codes/${code.replaceAll("_", "-")}`;
    return { error: { ...this.fields, ...(docUrl && { doc_url: docUrl }) } };
  }
}

export function invalidRequest(
  message: string,
  fields: Omit<Partial<ErrorFields>, "type" | "message"> = {},
  status = 400,
): StripeApiError {
  return new StripeApiError(status, { type: "invalid_request_error", message, ...fields });
}

export function parameterError(code: string, message: string, param: string): StripeApiError {
  return invalidRequest(message, { code, param });
}

/** 404 `resource_missing`; `noun` is Stripe's word for the object, which is not always its type. */
export function resourceMissing(noun: string, id: string, param: string): StripeApiError {
  return invalidRequest(`No such ${noun}: '${id}'`, { code: "resource_missing", param }, 404);
}
