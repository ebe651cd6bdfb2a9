import Stripe from "stripe";
import { systemClock } from "../../lib/clock";
import type { ClockWatch } from "../clock-skew";

/** The SDK's own HTTP client, from which `watch` hears the time that Stripe puts on every answer. */
export function timedHttp(watch: ClockWatch): Stripe.HttpClient {
  const http = Stripe.createNodeHttpClient();
  const makeRequest = http.makeRequest.bind(http);
  http.makeRequest = async (...request) => {
    const sentAt = systemClock.now();
    const response = await makeRequest(...request);
    watch.heard(new Date(String(response.getHeaders().date)), sentAt, systemClock.now());
    return response;
  };
  return http;
}
