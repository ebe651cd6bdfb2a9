import type { GatewayError } from "../errors";

/** The gateway is down and is left alone. */
export function notAnswering(name: string, retryAfterMs: number): GatewayError {
  return {
    code: "gateway_paused",
    merchantMessage: `${name} is not answering at the moment; nothing was sent. ${tryAgain(retryAfterMs)}`,
    shopperMessage:
      "This payment method is not available at the moment. Please choose another one or try again shortly.",
    retryable: true,
    retryAfterMs,
    nothingSent: true,
  };
}

/** The gateway asked to be left alone for a while. */
export function limited(name: string, retryAfterMs: number): GatewayError {
  return {
    code: "rate_limited",
    merchantMessage: `${name} takes no more requests at the moment; nothing was sent. ${tryAgain(retryAfterMs)}`,
    shopperMessage: "The payment could not be completed. Please try again in a moment.",
    retryable: true,
    retryAfterMs,
    nothingSent: true,
  };
}

/** The same for a question: what was asked about is as open as before. */
export function notAsked(refusal: GatewayError): GatewayError {
  return {
    ...refusal,
    code: refusal.code === "gateway_paused" ? "gateway_unavailable" : refusal.code,
    shopperMessage: "The payment is being checked. Please do not pay again.",
  };
}

function tryAgain(ms: number): string {
  return `Try again in ${Math.ceil(ms / 1000)} s.`;
}
