import type Stripe from "stripe";

/**
 * An HTTP client whose answers keep the SDK from repeating a call at once when Stripe asked to be
 * left alone: the SDK reads no `Retry-After` and repeats 409 and 5xx after half a second. The time is
 * heeded by whoever has the error (`retry-after.ts`, `guard/pause.ts`), under the same key.
 */
export function heedful(http: Stripe.HttpClient): Stripe.HttpClient {
  const makeRequest = http.makeRequest.bind(http);
  http.makeRequest = async (...request) => {
    const response = await makeRequest(...request);
    const headers = response.getHeaders();
    if (headers["retry-after"]) {
      response.getHeaders = () => ({ ...headers, "stripe-should-retry": "false" });
    }
    return response;
  };
  return http;
}
