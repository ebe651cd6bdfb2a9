import type { SimClock } from "../core/clock";
import type { DeliveryQueue } from "../core/delivery";
import type { Directory } from "./accounts/directory";
import type { Realm } from "./accounts/realm";
import type { EventCause } from "./objects/event";
import type { Scheduler } from "./scheduler";

/** What everything in one simulator shares. */
export interface World {
  clock: SimClock;
  directory: Directory;
  deliveries: DeliveryQueue;
  scheduler: Scheduler;
  /** Where the simulator is reached, for the pages that intents send buyers to. */
  baseUrl(): string;
}

/** Where a change happens and on whose account: handed to everything that changes objects. */
export interface Scene {
  world: World;
  realm: Realm;
  cause: EventCause;
  /** Of the API, where a request caused it. */
  version?: string;
}

/** Stripe's time stamps are whole seconds. */
export function nowSeconds(world: World): number {
  return Math.floor(world.clock.now() / 1000);
}

/** For what no API request caused: the dashboard, the buyer's bank, the passing of time. */
export const NO_REQUEST: EventCause = { id: null, idempotency_key: null };
