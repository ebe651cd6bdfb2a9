import type { Random } from "./random";

/**
 * A run as it is drawn, before anything happens: nothing in it depends on how things turn out, so
 * that the same seed always does the same.
 */
export interface Plan {
  gateway: "stripe" | "alipay";
  captureMethod: "automatic" | "manual";
  currency: string;
  channel: string;
  /** What the account does with the rest of a partly captured authorization. */
  afterPartialCapture: "release" | "keep";
  latePayments: "refund" | "hold";
  /** The cart's totals, the first and those it changes to, as Medusa has them. */
  totals: string[];
  steps: Step[];
  /** Which events never arrive although the gateway tries for days. */
  lost: number[];
}

export interface Step {
  kind: StepKind;
  /** What the step needs of chance, from 0 up to but not 1. */
  dice: [number, number, number];
  faults: PlannedFault[];
  /** At the how-many-th moment the process dies; undefined: it lives. */
  death?: number;
  /** The same again, right after. */
  again: boolean;
  /** What is done at the same time. */
  beside?: Step;
}

export const STEP_KINDS = [
  "session",
  "change_total",
  "update_session",
  "delete_session",
  "buyer",
  "authorize",
  "events",
  "capture",
  "refund",
  "cancel",
  "time",
  "switch_account",
  "repair",
] as const;

export type StepKind = (typeof STEP_KINDS)[number];

export interface PlannedFault {
  kind:
    | "drop_before"
    | "drop_after"
    | "delay"
    | "error"
    | "error_after"
    | "bad_signature"
    /** Alipay's: the next refund is taken and made a while later. */
    | "slow_refund";
  skip: number;
  times: number;
  status: number;
  delay_ms: number;
}

/** Totals as carts have them: also such as the gateway cannot charge exactly. */
const TOTALS: Readonly<Record<string, readonly string[]>> = {
  usd: ["49.9", "88.88", "10.005", "0.5", "1234.56"],
  eur: ["49.9", "33.333", "7", "120.01"],
  jpy: ["1200", "980.5", "50", "33333"],
  kwd: ["12.345", "10.999", "1.234", "0.999"],
  ugx: ["5000", "5000.5", "7", "123456"],
  huf: ["9990", "9999.9", "175.004"],
};
const YUAN = ["88.88", "0.01", "49.9", "100.005", "1234.5"];

/** The way of an ordinary payment; chance puts other things in between and leaves some out. */
const ORDINARY: readonly StepKind[] = [
  "session",
  "buyer",
  "authorize",
  "events",
  "capture",
  "refund",
  "refund",
];

const IN_BETWEEN: Readonly<Record<StepKind, number>> = {
  session: 2,
  change_total: 3,
  update_session: 1,
  delete_session: 1,
  buyer: 4,
  authorize: 3,
  events: 4,
  capture: 4,
  refund: 4,
  cancel: 2,
  time: 4,
  switch_account: 1,
  repair: 3,
};

const BEFORE_THE_BUYER: Partial<Record<StepKind, number>> = {
  session: 2,
  change_total: 3,
  update_session: 1,
  delete_session: 1,
  authorize: 1,
  events: 1,
  time: 2,
  switch_account: 1,
  repair: 1,
};

const MOST_STEPS = 14;

export function drawPlan(random: Random): Plan {
  const gateway = random.pick(["stripe", "stripe", "alipay"] as const);
  const captureMethod = random.pick(["automatic", "manual"] as const);
  const currency = gateway === "alipay" ? "cny" : random.pick(Object.keys(TOTALS));
  const totals = TOTALS[currency] ?? YUAN;
  return {
    gateway,
    captureMethod,
    currency,
    channel: random.pick(["page", "wap", "qr", "app"]),
    afterPartialCapture: random.pick(["release", "keep"] as const),
    latePayments: random.chance(0.8) ? "refund" : "hold",
    totals: Array.from({ length: 6 }, () => random.pick(totals)),
    steps: drawSteps(random),
    lost: Array.from({ length: 8 }, () => random.next()),
  };
}

function drawSteps(random: Random): Step[] {
  const kinds: StepKind[] = [];
  for (const kind of ORDINARY) {
    while (kinds.length < MOST_STEPS && random.chance(0.3)) {
      kinds.push(random.weighted(kinds.includes("buyer") ? IN_BETWEEN : BEFORE_THE_BUYER));
    }
    if (kind === "session" || random.chance(0.92)) kinds.push(kind);
  }
  // Some shops have a quiet day: then nothing hides behind a fault.
  const trouble = random.pick([0, 0.15, 0.35, 0.5]);
  return kinds.map((kind) => drawStep(random, kind, trouble));
}

function drawStep(random: Random, kind: StepKind, trouble: number): Step {
  return {
    kind,
    dice: [random.next(), random.next(), random.next()],
    faults: random.chance(trouble) ? drawFaults(random) : [],
    ...drawDeath(random, kind, trouble),
    again: random.chance(0.12),
    ...(random.chance(0.15) && {
      beside: { ...drawStep(random, random.weighted(BESIDE), 0), again: false },
    }),
  };
}

/** Moving money has fewer moments at which it is worth dying, and they matter most. */
function drawDeath(random: Random, kind: StepKind, trouble: number): Pick<Step, "death"> {
  const movesMoney = kind === "capture" || kind === "refund";
  if (!random.chance(movesMoney ? trouble : trouble / 2)) return {};
  return { death: random.between(0, movesMoney ? 7 : 12) };
}

/** What may happen at the very same time. */
const BESIDE = {
  capture: 3,
  refund: 3,
  cancel: 1,
  authorize: 2,
  events: 3,
  buyer: 1,
  session: 1,
  delete_session: 1,
  repair: 2,
} as const;

function drawFaults(random: Random): PlannedFault[] {
  // An outage: long enough that the breaker before the account opens.
  if (random.chance(0.12)) return [{ ...fault(random, "error"), status: 503, times: 25, skip: 0 }];
  const count = random.chance(0.25) ? 2 : 1;
  return Array.from({ length: count }, () =>
    fault(
      random,
      random.weighted({
        drop_before: 2,
        drop_after: 4,
        delay: 2,
        error: 3,
        error_after: 3,
        bad_signature: 1,
        slow_refund: 1,
      }),
    ),
  );
}

function fault(random: Random, kind: PlannedFault["kind"]): PlannedFault {
  return {
    kind,
    skip: random.pick([0, 0, 0, 1, 2, 3]),
    // The gateways' clients send once more by themselves: one alone is often not seen.
    times: random.pick([1, 2, 2, 3]),
    status: random.pick([500, 500, 502, 503, 429]),
    delay_ms: random.between(10, 80),
  };
}
