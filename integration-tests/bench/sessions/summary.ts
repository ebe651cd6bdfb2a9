import { mean, median, spread, type Spread } from "../lib/statistics";
import { CONTESTANTS, EVERYBODY, type Contestant, type Turn, type WorkerOutput } from "./plan";

/** A turn with the simulator's own time known. */
export interface TimedTurn extends Turn {
  /** What the simulator worked on one request, on average. */
  serviceMs: number;
}

/**
 * Gives each turn the simulator's times of its own requests: turns follow each other, so the first
 * requests belong to the first turn.
 * @throws Error when the gateway was not called exactly once by each creation that should
 */
export function withServiceTimes(
  output: WorkerOutput,
  serviceTimes: readonly number[],
): TimedTurn[] {
  if (serviceTimes.length !== output.gatewayCalls) {
    throw new Error(
      `The Stripe simulator answered ${serviceTimes.length} requests where ` +
        `${output.gatewayCalls} were expected: a creation calls the gateway more or less than once.`,
    );
  }
  let taken = 0;
  return output.turns.map((turn) => {
    if (!CONTESTANTS[turn.contestant].callsGateway) return { ...turn, serviceMs: 0 };
    const own = serviceTimes.slice(taken, taken + turn.creationMs.length);
    taken += own.length;
    return { ...turn, serviceMs: mean(own) };
  });
}

/** One contestant at one concurrency, warm-up left out. */
export interface Summary {
  contestant: Contestant;
  medianMs: number;
  meanMs: number;
  serviceMs: number;
  /** The simulator's time taken off. */
  netMs: number;
  netMeanMs: number;
  /** Creations a second by the clock, the simulator's time included. */
  perSecond: number;
  /** CPU of the store's process for one creation, Medusa's own included. */
  cpuMs: number;
  /** The same less that of the system provider in the same round. */
  addedCpuMs: Spread;
  /** How many times as fast as the other, round by round: 1 is equally fast. */
  speedAgainst: Record<"official" | "system", Spread>;
}

export function summarize(turns: readonly TimedTurn[], atOnce: number): Summary[] {
  const measured = turns.filter((turn) => !turn.warmUp && turn.atOnce === atOnce);
  return EVERYBODY.map((contestant) => summarizeOne(measured, contestant));
}

function summarizeOne(measured: readonly TimedTurn[], contestant: Contestant): Summary {
  const own = measured.filter((turn) => turn.contestant === contestant);
  const against = <T>(other: Contestant, compare: (mine: TimedTurn, its: TimedTurn) => T): T[] =>
    own.map((mine) => {
      const its = measured.find((turn) => turn.contestant === other && turn.round === mine.round);
      if (!its) throw new Error(`${other} has no turn in round ${mine.round}`);
      return compare(mine, its);
    });
  const speed = (other: Contestant): Spread =>
    spread(against(other, (mine, its) => netMedian(its) / netMedian(mine)));
  const all = own.flatMap(({ creationMs }) => creationMs);
  const net = own.flatMap(({ creationMs, serviceMs }) => creationMs.map((ms) => ms - serviceMs));
  return {
    contestant,
    medianMs: median(all),
    meanMs: mean(all),
    serviceMs: mean(own.map(({ serviceMs }) => serviceMs)),
    netMs: median(net),
    netMeanMs: mean(net),
    perSecond: (1000 * all.length) / own.reduce((sum, { wallMs }) => sum + wallMs, 0),
    cpuMs: median(own.map(cpuOfOne)),
    addedCpuMs: spread(against("system", (mine, its) => cpuOfOne(mine) - cpuOfOne(its))),
    speedAgainst: { official: speed("official"), system: speed("system") },
  };
}

function netMedian({ creationMs, serviceMs }: TimedTurn): number {
  return median(creationMs) - serviceMs;
}

function cpuOfOne({ cpuMs, creationMs }: Turn): number {
  return cpuMs / creationMs.length;
}
