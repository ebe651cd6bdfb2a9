/** Who makes payment sessions side by side, and what each of them is asked for. */
export const CONTESTANTS = {
  system: {
    name: "Medusa's system provider",
    providerId: "pp_system_default",
    currency: "usd",
    data: {},
    callsGateway: false,
  },
  official: {
    name: "@medusajs/payment-stripe",
    providerId: "pp_stripe_official",
    currency: "usd",
    data: {},
    callsGateway: true,
  },
  stripe: {
    name: "ours, Stripe",
    providerId: "pp_stripe_stripe",
    currency: "usd",
    data: {},
    callsGateway: true,
  },
  alipay: {
    name: "ours, Alipay (page)",
    providerId: "pp_alipay_alipay",
    currency: "cny",
    data: { channel: "page" },
    callsGateway: false,
  },
} as const;

export type Contestant = keyof typeof CONTESTANTS;

export const EVERYBODY = Object.keys(CONTESTANTS) as Contestant[];

/** The part after `pp_stripe_` is the id in the config; `stripe` is ours. */
export const OFFICIAL_CONFIG_ID = "official";

export const AMOUNT = 49.9;

/** How many are made at the same time. */
export const AT_ONCE = [1, 8] as const;

/** A multiple of the contestants, so that each of them comes first equally often. */
export const ROUNDS = 32;
export const WARM_UP_ROUNDS = 4;
export const CREATIONS_A_ROUND = 16;

/** For what is measured beside the rounds: calls of a provider without Medusa around it. */
export const DIRECT_ROUNDS = 16;
export const DIRECT_WARM_UP_ROUNDS = 8;
export const DIRECT_CALLS_A_ROUND = 25;

/** What the store's process is told by the bench. */
export interface WorkerInput {
  stripe: { publishable_key: string; secret_key: string; merchantId: string; url: string };
  alipay: {
    app_id: string;
    seller_id: string;
    private_key: string;
    alipay_public_key: string;
  };
}

/** One contestant's turn in a round. */
export interface Turn {
  contestant: Contestant;
  atOnce: number;
  round: number;
  warmUp: boolean;
  /** From asking Medusa to its answer, one each creation. */
  creationMs: number[];
  /** From the first creation's start to the last one's end. */
  wallMs: number;
  /** User and system time of the store's process, all threads. */
  cpuMs: number;
}

/** What `initiatePayment` and the bare call of the SDK take, CPU in milliseconds, one each round. */
export type DirectCost = Record<"stripe" | "official" | "alipay" | "stripe_sdk", number[]>;

/** What the store's process found, in the order in which it was measured. */
export interface WorkerOutput {
  turns: Turn[];
  direct: DirectCost;
  /** Of one creation. */
  statements: Record<Contestant, string[]>;
  /** How often the Stripe simulator was called, all in all. */
  gatewayCalls: number;
}
