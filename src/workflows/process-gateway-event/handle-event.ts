import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";
import { findGateway } from "../../gateways/registry";
import { redactText } from "../../lib/redact";
import { resolveHub } from "../../modules/payment_hub/resolve";
import {
  RENEW_EVERY_SECONDS,
  type Inbox,
  type Verdict,
} from "../../modules/payment_hub/store/inbox";
import type { EventRow, PaymentRow } from "../../modules/payment_hub/store/rows";
import { countHandled } from "../../metrics/events";
import { messageOf } from "../message-of";
import { adoptInFlight } from "./adopt-in-flight";
import { applyEvent } from "./apply-event";
import { neverEnds, nextTry } from "./next-try";
import { paymentOf } from "./payment-of";

/** How long one event of a payment waits for another one to be done with it. */
const LOCK_SECONDS = 30;

export interface Handled {
  state: EventRow["state"] | "skipped";
  /** When it is to be tried again; undefined when it is settled. */
  retryInSeconds?: number;
}

/**
 * Claims one event, applies it and settles it. An event that somebody else holds, or that is
 * settled already, is left alone. What fails is tried again, ever more seldom, then dead-lettered.
 */
export async function handleEvent(container: MedusaContainer, eventId: string): Promise<Handled> {
  const hub = resolveHub(container);
  const event = await hub.inbox.claim(eventId);
  if (!event) return { state: "skipped" };
  // One try more than there are pauses, each ended by the death of its process.
  if (neverEnds(event)) {
    return settle(container, event, { state: "dead", note: "no try came to an end" });
  }
  const release = keepClaimed(hub.inbox, event);
  const handled = await applyAndSettle(container, event, release);
  countHandled(event, handled.state);
  return handled;
}

async function applyAndSettle(
  container: MedusaContainer,
  event: EventRow,
  release: () => Promise<void>,
): Promise<Handled> {
  try {
    const verdict = await apply(container, event).finally(release);
    if (verdict.state === "parked") {
      return await tryLater(container, event, { state: "parked", note: verdict.note });
    }
    return await settle(container, event, verdict);
  } catch (error) {
    const note = redactText(messageOf(error));
    return tryLater(container, event, { state: "received", note, error });
  }
}

async function apply(container: MedusaContainer, event: EventRow): Promise<Verdict> {
  const known = await paymentOf(container, event);
  const payment = known?.session_id ? known : ((await adoptInFlight(container, event)) ?? known);
  if (!payment) return applyEvent(container, event, undefined);
  return alone(container, payment, async () => {
    // Whoever had it before may have changed it.
    const fresh = await resolveHub(container).payments.find(payment.id);
    return applyEvent(container, event, fresh ?? payment);
  });
}

/**
 * Renews a claim for as long as its event is being worked on, so that it can be short: what a dead
 * process held is soon taken up by another one.
 * @returns what ends it, and waits for a renewal that is on its way
 */
function keepClaimed(inbox: Inbox, event: EventRow): () => Promise<void> {
  let renewal: Promise<unknown> = Promise.resolve();
  const timer = setInterval(() => {
    // One that fails is made up for by the next; a lost claim is noticed when the event is settled.
    renewal = inbox.renew(event).catch(() => undefined);
  }, RENEW_EVERY_SECONDS * 1000);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await renewal;
  };
}

/** Events of one payment are applied one after the other, in whichever process they are. */
function alone<T>(
  container: MedusaContainer,
  payment: PaymentRow,
  work: () => Promise<T>,
): Promise<T> {
  const locking = container.resolve(Modules.LOCKING);
  return locking.execute([`payment_hub:${payment.id}`], work, { timeout: LOCK_SECONDS });
}

async function tryLater(
  container: MedusaContainer,
  event: EventRow,
  { state, note = "", error }: { state: "received" | "parked"; note?: string; error?: unknown },
): Promise<Handled> {
  const next = nextTry(event, error);
  if (!next) {
    return settle(container, event, { state: state === "parked" ? "quarantined" : "dead", note });
  }
  await resolveHub(container).inbox.retryLater(event, { state, note, ...next });
  return { state, retryInSeconds: next.seconds };
}

/** What only a person can solve is said aloud. */
const FOR_A_PERSON: readonly EventRow["state"][] = ["quarantined", "dead"];

async function settle(
  container: MedusaContainer,
  event: EventRow,
  verdict: Verdict,
): Promise<Handled> {
  const { payload } = event;
  const isNobodys = verdict.state === "ignored" && payload;
  const outline = isNobodys ? findGateway(event.gateway).outlineOf(payload) : undefined;
  await resolveHub(container).inbox.settle(event, verdict, outline);
  if (FOR_A_PERSON.includes(verdict.state)) await sayAloud(container, event, verdict);
  return { state: verdict.state };
}

async function sayAloud(
  container: MedusaContainer,
  event: EventRow,
  { state, note = "" }: Verdict,
): Promise<void> {
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER);
  logger.error(
    `payment_hub: ${event.gateway} event ${event.event_id} (${event.type}, payment ` +
      `${event.reference ?? event.order_number}) is ${state}: ${note}`,
  );
  const payment = await paymentOf(container, event);
  if (!payment) return;
  await resolveHub(container).breaks.open({
    kind: "event_stuck",
    subject: event.id,
    payment,
    message: `${findGateway(event.gateway).name} reported ${event.type} for ${payment.order_number}, but it was not applied: ${note}`,
    nextStep:
      "Compare the payment at the gateway with the order, and settle the difference by hand.",
  });
}
