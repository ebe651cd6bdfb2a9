import { availableParallelism, loadavg } from "node:os";
import { goalLine, type Goal } from "../lib/goal";
import { median, spread, type Spread } from "../lib/statistics";
import { table } from "../lib/table";
import {
  AT_ONCE,
  CONTESTANTS,
  CREATIONS_A_ROUND,
  EVERYBODY,
  ROUNDS,
  type Contestant,
  type DirectCost,
  type WorkerOutput,
} from "./plan";
import { summarize, type Summary, type TimedTurn } from "./summary";

const MIN_SPEED = 0.95;
const MAX_CPU_MS = { stripe: 1, alipay: 2.5 } as const;

/** What was measured, how, and whether the goals are met. */
export function reportSessions(
  turns: readonly TimedTurn[],
  output: WorkerOutput,
  database: string,
): string[] {
  const all = AT_ONCE.map((atOnce) => ({ atOnce, summaries: summarize(turns, atOnce) }));
  return [
    `Payment sessions by Medusa's createPaymentSessionsWorkflow; ${ROUNDS} rounds of ` +
      `${CREATIONS_A_ROUND} each, in turn.`,
    `${database}. ${machine()}`,
    ...all.flatMap(({ atOnce, summaries }) => ["", ...sessionTable(atOnce, summaries)]),
    "",
    "net      the median less the time that the simulator, a process of its own, worked on a request",
    "CPU      of the store's process, all threads, for a whole creation; PostgreSQL and the simulator",
    "         are other processes and not in it",
    "+CPU     the same less the system provider's in the same round: all that the provider adds, and",
    "         that Medusa writes the session's data a second time, since the system provider has none",
    "speed    against that provider's net time of the same round; 1.00 is equally fast, more is faster;",
    "         in brackets the middle half of the rounds",
    "",
    "CPU, direct, is that of initiatePayment called one after the other without Medusa around it: the",
    "journal's SQL on the store's side, the gateway's SDK, and the HTTP call or signature. Own CPU is that",
    "less the bare SDK's call, which Stripe's takes whoever makes it; of Alipay's nothing is taken off. SQL",
    "is of a whole creation, Medusa's own and the statements of transactions included.",
    "",
    ...directTable(output),
    "",
    "Goals",
    ...goals(all, output.direct).map(goalLine),
  ];
}

function sessionTable(atOnce: number, summaries: readonly Summary[]): string[] {
  return table(
    [
      `${atOnce} at once, ms`,
      "median",
      "mean",
      "simulator",
      "net",
      "net mean",
      "/s",
      "CPU",
      "+CPU",
      "speed, official",
      "speed, system",
    ],
    summaries.map((one) => [
      CONTESTANTS[one.contestant].name,
      one.medianMs.toFixed(2),
      one.meanMs.toFixed(2),
      one.serviceMs.toFixed(2),
      one.netMs.toFixed(2),
      one.netMeanMs.toFixed(2),
      one.perSecond.toFixed(0),
      one.cpuMs.toFixed(2),
      one.addedCpuMs.middle.toFixed(2),
      range(one.speedAgainst.official),
      range(one.speedAgainst.system),
    ]),
  );
}

function directTable({ direct, statements }: WorkerOutput): string[] {
  const cost = (name: keyof DirectCost): string => median(direct[name]).toFixed(2);
  const queries = (name: Contestant): string => String(statements[name].length);
  return table(
    ["", "CPU, direct, ms", "own CPU, ms", "SQL"],
    [
      ...EVERYBODY.map((name) => [
        CONTESTANTS[name].name,
        ...(name === "system" ? ["", ""] : [cost(name), median(ownCpu(direct, name)).toFixed(2)]),
        queries(name),
      ]),
      ["the Stripe SDK's call alone", cost("stripe_sdk"), "", ""],
    ],
  );
}

/** What each turn cost beyond the SDK's own call in the same turn, where there is such a call. */
function ownCpu(direct: DirectCost, name: Exclude<keyof DirectCost, "stripe_sdk">): number[] {
  if (!CONTESTANTS[name].callsGateway) return direct[name];
  return direct[name].map((cost, turn) => cost - (direct.stripe_sdk[turn] ?? 0));
}

function goals(
  all: readonly { atOnce: number; summaries: readonly Summary[] }[],
  direct: DirectCost,
): Goal[] {
  const speeds = all.map(({ atOnce, summaries }) => {
    const ours = summaries.find(({ contestant }) => contestant === "stripe");
    if (!ours) throw new Error("nothing was measured of ours");
    return { atOnce, speed: ours.speedAgainst.official };
  });
  return [
    {
      text: `Stripe no slower than @medusajs/payment-stripe (≥ ${MIN_SPEED})`,
      met: speeds.every(({ speed }) => speed.middle >= MIN_SPEED),
      got: speeds.map(({ atOnce, speed }) => `${range(speed)} at ${atOnce} at once`).join(", "),
    },
    ...(["stripe", "alipay"] as const).map((contestant) => {
      const cpu = spread(ownCpu(direct, contestant));
      return {
        text: `${CONTESTANTS[contestant].name}: own CPU ≤ ${MAX_CPU_MS[contestant]} ms`,
        met: cpu.middle <= MAX_CPU_MS[contestant],
        got: `${range(cpu)} ms`,
      };
    }),
  ];
}

/** CPU times of a busy machine are too long, and its times by the clock even more so. */
function machine(): string {
  const [load = 0] = loadavg();
  const cores = availableParallelism();
  const busy = load > cores ? "; too busy for anything but ratios" : "";
  return `${cores} cores, load ${load.toFixed(1)}${busy}.`;
}

function range({ middle, low, high }: Spread): string {
  return `${middle.toFixed(2)} (${low.toFixed(2)}–${high.toFixed(2)})`;
}
