import { availableParallelism, loadavg } from "node:os";
import { goalLine, type Goal } from "../lib/goal";
import { median, quantile, spread, type Spread } from "../lib/statistics";
import { table } from "../lib/table";
import {
  AT_ONCE,
  EVENTS_A_ROUND,
  EVERY_ROAD,
  EVERY_TAKER,
  INGEST_ROUNDS,
  ORDER_ROUNDS,
  ROADS,
  TAKERS,
  isWarmUp,
  type IngestTurn,
  type OrderTurn,
  type Road,
  type Taker,
} from "./plan";

const MIN_INGEST = 0.75;
const MAX_P99_MS = 50;
const MIN_FASTER_THAN_SHIPPED = 20;
const MIN_AGAINST_UNDELAYED = 1;
const MAX_OF_WORKFLOW = 1.3;

/** What was measured, how, and whether the goals are met. */
export function reportWebhooks(
  ingest: readonly IngestTurn[],
  orders: readonly OrderTurn[],
  database: string,
): string[] {
  const [load = 0] = loadavg();
  const cores = availableParallelism();
  return [
    `${database}. ${cores} cores, load ${load.toFixed(1)}.`,
    "",
    `Verified and stored before the answer: ${INGEST_ROUNDS} rounds of ${EVENTS_A_ROUND} events each, ` +
      `${AT_ONCE} at once, in turn. The sender is on the same machine.`,
    "",
    ...ingestTable(ingest),
    "",
    `From Stripe's event to an order whose payment is captured: ${ORDER_ROUNDS} rounds, in turn.`,
    "",
    ...orderTable(orders),
    "",
    "Goals",
    ...[...ingestGoals(ingest), ...orderGoals(orders)].map(goalLine),
  ];
}

function measuredOf(turns: readonly IngestTurn[], who: IngestTurn["who"]): IngestTurn[] {
  return turns.filter((turn) => turn.who === who && !isWarmUp(turn));
}

function perSecond({ eventMs, wallMs }: IngestTurn): number {
  return (1000 * eventMs.length) / wallMs;
}

function ingestTable(turns: readonly IngestTurn[]): string[] {
  const rows = EVERY_TAKER.map((who) => {
    const own = measuredOf(turns, who);
    const all = own.flatMap(({ eventMs }) => eventMs);
    return [
      TAKERS[who],
      median(own.map(perSecond)).toFixed(0),
      median(all).toFixed(2),
      quantile(all, 0.99).toFixed(2),
    ];
  });
  return table(["", "events/s", "median, ms", "p99, ms"], rows);
}

function ingestGoals(turns: readonly IngestTurn[]): Goal[] {
  const ours = measuredOf(turns, "ours");
  const against = (who: Taker): Spread =>
    spread(
      ours.map((mine) => {
        const its = measuredOf(turns, who).find(({ round }) => round === mine.round);
        return its ? perSecond(mine) / perSecond(its) : NaN;
      }),
    );
  const ratio = against("floor");
  const p99 = quantile(
    ours.flatMap(({ eventMs }) => eventMs),
    0.99,
  );
  return [
    {
      text: `events stored ≥ ${MIN_INGEST} times as fast as by the bare server`,
      met: ratio.middle >= MIN_INGEST,
      got: `${range(ratio)}; of what Medusa alone takes, ${range(against("nothing"))}`,
    },
    { text: `p99 under ${MAX_P99_MS} ms`, met: p99 < MAX_P99_MS, got: `${p99.toFixed(1)} ms` },
  ];
}

function times(turns: readonly OrderTurn[], road: Road): number[] {
  return turns.filter((turn) => turn.road === road && !isWarmUp(turn)).map(({ ms }) => ms);
}

function orderTable(turns: readonly OrderTurn[]): string[] {
  return table(
    ["", "median, ms", "fastest", "slowest"],
    EVERY_ROAD.map((road) => {
      const own = times(turns, road);
      const shown = [median(own), Math.min(...own), Math.max(...own)];
      return [ROADS[road].name, ...shown.map((ms) => ms.toFixed(0))];
    }),
  );
}

function orderGoals(turns: readonly OrderTurn[]): Goal[] {
  const ours = median(times(turns, "ours"));
  const against = (road: Road): number => median(times(turns, road)) / ours;
  const ofWorkflow = 1 / against("workflow");
  return [
    {
      text: `webhook to captured order ≥ ${MIN_FASTER_THAN_SHIPPED} times as fast as Medusa's route as shipped`,
      met: against("shipped") >= MIN_FASTER_THAN_SHIPPED,
      got: against("shipped").toFixed(1),
    },
    {
      text: "no slower than Medusa's route without its delay",
      met: against("undelayed") >= MIN_AGAINST_UNDELAYED,
      got: `${against("undelayed").toFixed(2)} times as fast`,
    },
    {
      text: `within ${MAX_OF_WORKFLOW} times the bare core workflow`,
      met: ofWorkflow <= MAX_OF_WORKFLOW,
      got: ofWorkflow.toFixed(2),
    },
  ];
}

function range({ middle, low, high }: Spread): string {
  return `${middle.toFixed(2)} (${low.toFixed(2)}–${high.toFixed(2)})`;
}
