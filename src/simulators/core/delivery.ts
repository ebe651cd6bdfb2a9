import { randomUUID } from "node:crypto";
import type { FaultPlan } from "./faults";

export interface OutgoingEvent {
  /** The gateway's event or notification id. */
  eventId: string;
  /** The event's type, for faults and the log. */
  type: string;
  url: string;
  /** Built anew for each attempt, because the signature carries a time stamp. */
  build(options: { spoilSignature: boolean }): { headers: Record<string, string>; body: string };
  /** The gateway's rule for "received". */
  accepts(status: number, body: string): boolean;
}

export interface DeliveryAttempt {
  at: string;
  status?: number;
  body?: string;
  error?: string;
}

export interface Delivery {
  id: string;
  event_id: string;
  type: string;
  url: string;
  state: "pending" | "delivered" | "given_up" | "dropped";
  attempts: DeliveryAttempt[];
}

/** Gateways retry over hours and days; on loopback the same steps take seconds. */
const DEFAULT_RETRY_DELAYS_MS = [300, 1_000, 2_000, 5_000, 10_000, 20_000, 30_000];
const ATTEMPT_TIMEOUT_MS = 20_000;

/** Sends what a gateway tells the shop, again and again until the shop has taken it. */
export class DeliveryQueue {
  private readonly deliveries: Delivery[] = [];
  private readonly events = new Map<string, OutgoingEvent>();
  private readonly timers = new Set<NodeJS.Timeout>();
  private closed = false;

  constructor(
    private readonly faults: FaultPlan,
    private readonly retryDelaysMs: readonly number[] = DEFAULT_RETRY_DELAYS_MS,
  ) {}

  list(): readonly Delivery[] {
    return this.deliveries;
  }

  enqueue(event: OutgoingEvent): Delivery {
    const delivery: Delivery = {
      id: randomUUID(),
      event_id: event.eventId,
      type: event.type,
      url: event.url,
      state: "pending",
      attempts: [],
    };
    this.deliveries.push(delivery);
    this.events.set(delivery.id, event);
    this.schedule(delivery, event, 0, 0);
    return delivery;
  }

  /** Sends a recorded event once more, the same id and payload, whatever became of it. */
  resend(deliveryId: string): Delivery | undefined {
    const event = this.events.get(deliveryId);
    return event && this.enqueue(event);
  }

  close(): void {
    this.closed = true;
    for (const timer of this.timers) clearTimeout(timer);
  }

  private schedule(delivery: Delivery, event: OutgoingEvent, attempt: number, ms: number): void {
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      void this.attempt(delivery, event, attempt);
    }, ms);
    this.timers.add(timer);
  }

  private async attempt(delivery: Delivery, event: OutgoingEvent, attempt: number): Promise<void> {
    const fault = this.faults.take({
      target: "webhook",
      method: "POST",
      names: [event.type, event.url],
    });
    if (fault?.kind === "drop_before") {
      delivery.state = "dropped";
      return;
    }
    if (fault?.kind === "delay") {
      this.schedule(delivery, event, attempt, fault.delay_ms);
      return;
    }
    const done = await this.post(delivery, event, fault?.kind === "bad_signature");
    if (done) {
      delivery.state = "delivered";
      return;
    }
    const wait = this.retryDelaysMs[attempt];
    if (this.closed) return;
    if (wait === undefined) delivery.state = "given_up";
    else this.schedule(delivery, event, attempt + 1, wait);
  }

  private async post(
    delivery: Delivery,
    event: OutgoingEvent,
    spoilSignature: boolean,
  ): Promise<boolean> {
    const at = new Date().toISOString();
    try {
      const { headers, body } = event.build({ spoilSignature });
      const response = await fetch(event.url, {
        method: "POST",
        headers,
        body,
        redirect: "manual",
        signal: AbortSignal.timeout(ATTEMPT_TIMEOUT_MS),
      });
      const text = await response.text();
      delivery.attempts.push({ at, status: response.status, body: text.slice(0, 500) });
      return event.accepts(response.status, text);
    } catch (error) {
      delivery.attempts.push({ at, error: error instanceof Error ? error.message : String(error) });
      return false;
    }
  }
}
