import { Counter, Histogram } from "prom-client";
import type { CallObserver } from "../gateways/measure-connection";
import { registry } from "./registry";

/** From what a good gateway needs to where the longest of our time-outs lies, in seconds. */
const SECONDS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 40];

const calls = new Histogram({
  name: "payment_hub_gateway_call_seconds",
  help: "How long calls to a gateway took, by what came of them.",
  labelNames: ["gateway", "environment", "operation", "outcome"] as const,
  buckets: SECONDS,
  registers: [registry],
});

const refused = new Counter({
  name: "payment_hub_gateway_calls_refused_total",
  help: "Calls that were answered without being made, because the gateway was in trouble.",
  labelNames: ["gateway", "environment"] as const,
  registers: [registry],
});

/** Counts the calls of one account's connection. */
export function callObserver(gateway: string, environment: string): CallObserver {
  return {
    made: (operation, outcome, ms) =>
      calls.observe({ gateway, environment, operation, outcome }, ms / 1000),
    refused: () => refused.inc({ gateway, environment }),
  };
}
