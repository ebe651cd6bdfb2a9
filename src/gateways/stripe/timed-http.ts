import type Stripe from "stripe";
import { systemClock } from "../../lib/clock";
import type { ClockWatch } from "../clock-skew";

/** An HTTP client from which `watch` hears the time that Stripe puts on every answer. */
export function timed(http: Stripe.HttpClient, watch: ClockWatch): Stripe.HttpClient {
  const makeRequest = http.makeRequest.bind(http);
  http.makeRequest = async (...request) => {
    const sentAt = systemClock.now();
    const response = await makeRequest(...request);
    watch.heard(new Date(String(response.getHeaders().date)), sentAt, systemClock.now());
    return response;
  };
  return http;
}
