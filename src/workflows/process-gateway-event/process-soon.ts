import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";
import { redactText } from "../../lib/redact";
import { messageOf } from "../message-of";
import { processGatewayEventWorkflow } from ".";
import { EventQueue, type Job } from "./event-queue";

/** Medusa's event by which servers hand a stored event over to the workers; its data is a `Job`. */
export const EVENT_RECEIVED = "payment_hub.gateway_event.received";

/** Longer waits are left to the sweep. */
const TIMER_LIMIT_SECONDS = 30;

/** With so many notifications on their way into the inbox, what is in there already can wait. */
const BURST = 8;

let receiving = 0;

/** One for the process: what one instance works on at once is bounded, whoever asks for it. */
const queue = new EventQueue(() => receiving >= BURST);

/**
 * Receives a notification. Gateways wait for an answer, and give up on a store that is slow to give
 * one; so while many come at once, only a few events are begun with.
 */
export async function whileReceiving(work: () => Promise<void>): Promise<void> {
  receiving += 1;
  try {
    await work();
  } finally {
    receiving -= 1;
  }
}

/**
 * Sees to it that a stored event is processed, without waiting for it: the gateway has its answer
 * already. A process that runs everything begins at once; one that only serves requests leaves it to
 * the workers. Whatever becomes of it, the event stays in the inbox until it is settled.
 */
export function processSoon(container: MedusaContainer, job: Job): void {
  const { projectConfig } = container.resolve(ContainerRegistrationKeys.CONFIG_MODULE);
  if (projectConfig.workerMode === "server") handOver(container, job);
  else void processHere(container, job);
}

/** @returns what settles when it is done; undefined when there is no room for it now */
export function processHere(container: MedusaContainer, job: Job): Promise<void> | undefined {
  return queue.add(job, () => processOne(container, job));
}

function handOver(container: MedusaContainer, job: Job): void {
  container
    .resolve(Modules.EVENT_BUS)
    // Of no interest to anybody else, hence not in the log.
    .emit({ name: EVENT_RECEIVED, data: job }, { internal: true, priority: URGENT })
    .catch((error: unknown) => {
      complain(container, `event ${job.id} was not handed over, the sweep will find it`, error);
    });
}

/** Before what Medusa itself has to do later: somebody waits for an order. Redis takes 1 as the first. */
const URGENT = 1;

async function processOne(container: MedusaContainer, job: Job): Promise<void> {
  try {
    const input = { event_id: job.id };
    const { result } = await processGatewayEventWorkflow(container).run({ input });
    const seconds = result.retryInSeconds;
    if (seconds === undefined || seconds > TIMER_LIMIT_SECONDS) return;
    setTimeout(() => void processHere(container, job), seconds * 1000 + 50).unref();
  } catch (error) {
    complain(container, `event ${job.id} was not processed`, error);
  }
}

function complain(container: MedusaContainer, what: string, error: unknown): void {
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER);
  logger.error(`payment_hub: ${what}: ${redactText(messageOf(error))}`);
}
