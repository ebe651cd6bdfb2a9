import { Counter } from "prom-client";
import { registry } from "./registry";

const effects = new Counter({
  name: "payment_hub_effects_total",
  help: "What became of payments, refunds and disputes, by the name of the Medusa event that tells of it.",
  labelNames: ["gateway", "environment", "effect"] as const,
  registers: [registry],
});

const PREFIX = "payment_hub.";

/** @param name of the Medusa event, such as `payment_hub.payment.captured` */
export function countEffect(name: string, data: { gateway: string; environment: string }): void {
  const effect = name.slice(PREFIX.length);
  effects.inc({ gateway: data.gateway, environment: data.environment, effect });
}
