import Stripe from "stripe";
import type { ClockWatch } from "../clock-skew";
import type { OpenAccount } from "../gateway";
import { heedful } from "./heedful-http";
import { timed } from "./timed-http";
import { PATIENCE } from "./timeouts";

/** The version that the types in `stripe` describe; raised together with the package. */
const API_VERSION = "2026-10-28.endive";

/** A client that is as patient as reads need; whatever changes something says its own patience. */
export function buildClient(
  account: OpenAccount,
  { key = account.fields.secret_key ?? "", watch }: { key?: string; watch?: ClockWatch } = {},
): Stripe {
  const endpoint = new URL(account.endpoint);
  const http = heedful(Stripe.createNodeHttpClient());
  return new Stripe(key, {
    apiVersion: API_VERSION,
    host: endpoint.hostname,
    ...(endpoint.port && { port: endpoint.port }),
    protocol: endpoint.protocol === "http:" ? "http" : "https",
    httpClient: watch ? timed(http, watch) : http,
    ...PATIENCE.read,
    telemetry: false,
    appInfo: { name: "medusa-payment-hub" },
  });
}
