/** Who takes a paid cart to an order, side by side. */
export const ROADS = {
  ours: { name: "ours", providerId: "pp_stripe_stripe" },
  shipped: { name: "Medusa's route, as shipped", providerId: "pp_stripe_official" },
  undelayed: { name: "Medusa's route, webhook_delay: 1", providerId: "pp_stripe_official" },
  workflow: { name: "the bare core workflow", providerId: "pp_stripe_official" },
} as const;

export type Road = keyof typeof ROADS;

export const EVERY_ROAD = Object.keys(ROADS) as Road[];

/** Multiples of the contestants, so that each of them comes first equally often. */
export const ORDER_ROUNDS = 16;
export const ORDER_WARM_UP_ROUNDS = 2;
export const INGEST_ROUNDS = 12;
export const INGEST_WARM_UP_ROUNDS = 3;

export const EVENTS_A_ROUND = 400;
/** How many events are under way at the same time. */
export const AT_ONCE = 16;

/** Both verify with the same secret, and neither knows it to be anything but a secret. */
export const OFFICIAL_SECRET = "whsec_bench_0123456789abcdef0123456789abcdef";

/** Who takes an event. */
export const TAKERS = {
  floor: "a bare Node server, one row",
  nothing: "Medusa, nothing verified or stored",
  ours: "ours, through Medusa",
} as const;

export type Taker = keyof typeof TAKERS;

export const EVERY_TAKER = Object.keys(TAKERS) as Taker[];

/** Where Medusa answers and does nothing. */
export const NOTHING_PATH = "/hooks/payment/bench_nothing";

/** One taker's turn in a round of storing events. */
export interface IngestTurn {
  who: Taker;
  round: number;
  wallMs: number;
  /** From sending to the answer, one each event. */
  eventMs: number[];
}

export interface OrderTurn {
  road: Road;
  round: number;
  /** From sending the event, or starting the workflow, to an order whose payment is captured. */
  ms: number;
}

/** Left out of the results: code that is compiled, pools that are filled. */
export function isWarmUp(turn: IngestTurn | OrderTurn): boolean {
  return turn.round < ("road" in turn ? ORDER_WARM_UP_ROUNDS : INGEST_WARM_UP_ROUNDS);
}
