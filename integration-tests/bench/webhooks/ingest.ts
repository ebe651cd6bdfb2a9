import { setTimeout as sleep } from "node:timers/promises";
import type { Pool } from "pg";
import { inTurn } from "../lib/in-turn";
import {
  AT_ONCE,
  EVENTS_A_ROUND,
  EVERY_TAKER,
  INGEST_ROUNDS,
  INGEST_WARM_UP_ROUNDS,
  type IngestTurn,
} from "./plan";
import { newAgent, send, sign } from "./send";

export interface IngestParts {
  /** Where each of them takes events. */
  urls: Record<IngestTurn["who"], string>;
  secret: string;
  /** An event as Stripe sends it. */
  example: Record<string, unknown>;
  db: Pool;
}

/** Events of payments that are nobody's, 16 at once, to each taker in turn. */
export async function measureIngest(parts: IngestParts): Promise<IngestTurn[]> {
  const turns: IngestTurn[] = [];
  for (let round = 0; round < INGEST_WARM_UP_ROUNDS + INGEST_ROUNDS; round++) {
    for (const who of inTurn(EVERY_TAKER, round)) {
      turns.push({ who, round, ...(await takeTurn(parts, who)) });
      await untilDone(parts.db);
    }
  }
  return turns;
}

let made = 0;

async function takeTurn(
  { urls, secret, example }: IngestParts,
  who: IngestTurn["who"],
): Promise<Pick<IngestTurn, "wallMs" | "eventMs">> {
  const events = Array.from({ length: EVENTS_A_ROUND }, () => {
    made += 1;
    return sign(JSON.stringify({ ...example, id: `evt_bench_${made}` }), secret);
  });
  const eventMs: number[] = [];
  const agent = newAgent();
  const sender = async (): Promise<void> => {
    for (let event = events.pop(); event; event = events.pop()) {
      const begun = performance.now();
      await send(urls[who], event, agent);
      eventMs.push(performance.now() - begun);
    }
  };
  const begun = performance.now();
  await Promise.all(Array.from({ length: AT_ONCE }, sender));
  const wallMs = performance.now() - begun;
  agent.destroy();
  return { wallMs, eventMs };
}

/** What ours still does for its events after it has answered must not fall into the other's turn. */
async function untilDone(db: Pool): Promise<void> {
  for (;;) {
    const { rows } = await db.query(
      "select 1 from payment_hub_event where state = 'received' limit 1",
    );
    if (rows.length === 0) return;
    await sleep(50);
  }
}
