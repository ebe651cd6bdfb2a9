import { Counter } from "prom-client";
import { registry } from "./registry";

const received = new Counter({
  name: "payment_hub_events_received_total",
  help: "Gateway events that verified, by whether they had come before.",
  labelNames: ["gateway", "environment", "repeated"] as const,
  registers: [registry],
});

const refused = new Counter({
  name: "payment_hub_events_refused_total",
  help: "Notifications that did not verify, by reason.",
  labelNames: ["gateway", "reason"] as const,
  registers: [registry],
});

const unstored = new Counter({
  name: "payment_hub_events_not_stored_total",
  help: "Notifications that could not be stored, which the gateway has to send again.",
  labelNames: ["gateway"] as const,
  registers: [registry],
});

const handled = new Counter({
  name: "payment_hub_events_handled_total",
  help: "Tries to apply a gateway event, by the state that it was left in.",
  labelNames: ["gateway", "environment", "state"] as const,
  registers: [registry],
});

interface OfAccount {
  gateway: string;
  environment: string;
}

export function countReceived({ gateway, environment }: OfAccount, isNew: boolean): void {
  received.inc({ gateway, environment, repeated: String(!isNew) });
}

export function countRefused(gateway: string, reason: string): void {
  refused.inc({ gateway, reason });
}

export function countNotStored(gateway: string): void {
  unstored.inc({ gateway });
}

export function countHandled({ gateway, environment }: OfAccount, state: string): void {
  handled.inc({ gateway, environment, state });
}
