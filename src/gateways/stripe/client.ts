import Stripe from "stripe";
import type { OpenAccount } from "../gateway";

/** The version that the types in `stripe` describe; raised together with the package. */
const API_VERSION = "2026-10-28.endive";

/** A shopper waits for most calls; Stripe's own default of 80 s would outlast any browser. */
const TIMEOUT_MS = 20_000;

/** One more try on a broken connection or a 5xx: every write carries a key, so it is safe. */
const RETRIES = 1;

export function buildClient(account: OpenAccount, key = account.fields.secret_key ?? ""): Stripe {
  const endpoint = new URL(account.endpoint);
  return new Stripe(key, {
    apiVersion: API_VERSION,
    host: endpoint.hostname,
    ...(endpoint.port && { port: endpoint.port }),
    protocol: endpoint.protocol === "http:" ? "http" : "https",
    timeout: TIMEOUT_MS,
    maxNetworkRetries: RETRIES,
    telemetry: false,
    appInfo: { name: "medusa-payment-hub" },
  });
}
