import { createServer } from "node:http";
import { randomUUID } from "node:crypto";
import { Pool } from "pg";
import Stripe from "stripe";

/**
 * The floor: what a server that does nothing else needs to verify an event of Stripe's with Stripe's
 * own SDK, and to store it in one row of a table like ours before it answers.
 */
const { FLOOR_PORT, FLOOR_SECRET = "", FLOOR_ACCOUNT, DATABASE_URL } = process.env;

// As large as Medusa's.
const pool = new Pool({ connectionString: DATABASE_URL, max: 10 });
const stripe = new Stripe("sk_test_unused");

const STORE = {
  name: "store",
  text: `insert into bench_floor_event (id, gateway, environment, account_id, event_id, type, reference,
      payload, next_try_at, occurred_at)
    values ($1, 'stripe', 'sandbox', $2, $3, $4, $5, $6, now(), to_timestamp($7))
    on conflict do nothing`,
};

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    const raw = Buffer.concat(chunks);
    let event: Stripe.Event;
    try {
      const signature = String(request.headers["stripe-signature"]);
      event = stripe.webhooks.constructEvent(raw, signature, FLOOR_SECRET);
    } catch {
      response.writeHead(400).end();
      return;
    }
    const { id } = event.data.object as { id: string };
    const values = [randomUUID(), FLOOR_ACCOUNT, event.id, event.type, id, event, event.created];
    pool.query({ ...STORE, values }).then(
      () => response.writeHead(200, { "content-type": "application/json" }).end("{}"),
      () => response.writeHead(503).end(),
    );
  });
});
server.listen(Number(FLOOR_PORT), "127.0.0.1");
