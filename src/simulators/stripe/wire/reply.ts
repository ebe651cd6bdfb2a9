import type { SimReply, SimRequest } from "../../core/http-server";
import type { StripeApiError } from "./api-error";

/** Browsers call the API too, from any origin. */
export const CORS: Readonly<Record<string, string>> = {
  "access-control-allow-origin": "*",
  "access-control-allow-methods": "GET, HEAD, PUT, PATCH, POST, DELETE",
  "access-control-allow-headers": "*, Authorization",
  "access-control-expose-headers": "Request-Id, Stripe-Manage-Version, Stripe-Should-Retry",
};

/** Indented by two, as Stripe does. */
export function jsonReply(status: number, body: unknown, headers = {}): SimReply {
  return {
    status,
    headers: { "content-type": "application/json", ...CORS, ...headers },
    body: JSON.stringify(body, null, 2),
  };
}

export function errorReply(error: StripeApiError): SimReply {
  return jsonReply(error.status, error.body(), error.headers);
}

/** What every answer carries, replays too: its own request id, and the caller's headers again. */
export function stamp(
  reply: SimReply,
  request: SimRequest,
  requestId: string,
  version: string,
): SimReply {
  const key = request.headers["idempotency-key"];
  return {
    ...reply,
    headers: {
      ...reply.headers,
      "request-id": requestId,
      "stripe-version": version,
      ...(typeof key === "string" && { "idempotency-key": key }),
    },
  };
}
