import { Gauge, Registry } from "prom-client";
import type { Backlog } from "../modules/payment_hub/store/backlog";

/**
 * What is left to do, in Prometheus's format. Read from the database at each scrape: every instance
 * tells the same, and what is done disappears.
 */
export function describeBacklog({ events, attempts, breaks }: Backlog): Promise<string> {
  const backlog = new Registry();
  const registers = [backlog];
  const ofEvents = ["gateway", "environment", "state"] as const;
  const waiting = new Gauge({
    name: "payment_hub_events",
    help: "Gateway events that wait (received, parked) or wait for a person (quarantined, dead).",
    labelNames: ofEvents,
    registers,
  });
  const oldest = new Gauge({
    name: "payment_hub_events_oldest_seconds",
    help: "Age of the oldest of those.",
    labelNames: ofEvents,
    registers,
  });
  const ofAttempts = ["gateway", "environment", "operation"] as const;
  const unsettled = new Gauge({
    name: "payment_hub_unsettled_attempts",
    help: "Operations of which nobody can say yet whether they happened, or that are not finished.",
    labelNames: ofAttempts,
    registers,
  });
  const oldestAttempt = new Gauge({
    name: "payment_hub_unsettled_attempts_oldest_seconds",
    help: "Age of the oldest of those.",
    labelNames: ofAttempts,
    registers,
  });
  const open = new Gauge({
    name: "payment_hub_open_breaks",
    help: "Differences between Medusa and a gateway that a person has to settle.",
    labelNames: ["gateway", "environment", "kind"] as const,
    registers,
  });
  for (const { count, seconds, ...labels } of events) {
    waiting.set(labels, count);
    oldest.set(labels, seconds);
  }
  for (const { count, seconds, ...labels } of attempts) {
    unsettled.set(labels, count);
    oldestAttempt.set(labels, seconds);
  }
  for (const { count, ...labels } of breaks) open.set(labels, count);
  return backlog.metrics();
}
