import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { Mail } from "../mailbox";
import type { Plan, Step } from "../plan";
import type { Shop } from "../shop";
import type { World } from "../world";

/** What a buyer has been given to pay with, at some time. */
export interface Handover {
  /** Stripe's PaymentIntent, or Alipay's number. */
  reference: string;
  data: Record<string, unknown>;
}

/** An event whose row the shop has promised. */
export interface Acknowledged {
  accountId: string;
  eventId: string;
}

/** One run: a payment collection, and what happens to it. */
export interface Run {
  shop: Shop;
  world: World;
  plan: Plan;
  collectionId: string;
  /** Which of the plan's totals the cart has now. */
  totalAt: number;
  handovers: Handover[];
  /** Sent by the gateways, and not yet taken by the shop. */
  inTransit: Mail[];
  /** Taken before; may come again. */
  taken: Mail[];
  acknowledged: Acknowledged[];
  trace: string[];
  met: Record<string, number>;
  violations: string[];
}

/** What a step does, tried in a process that may die; the text is for the trace. */
export type Perform = (run: Run, step: Step) => Promise<string>;

export function meet(run: Run, what: string): void {
  run.met[what] = (run.met[what] ?? 0) + 1;
}

export interface SessionFact {
  id: string;
  data: Record<string, unknown>;
  status: string;
}

/** The sessions of the run's cart, newest first. */
export async function sessionsOf({ shop, collectionId }: Run): Promise<SessionFact[]> {
  return table(shop.knex, "payment_session")
    .where({ payment_collection_id: collectionId })
    .orderBy("created_at", "desc")
    .select("id", "data", "status");
}

export interface PaymentFact {
  id: string;
  amount: string;
  data: Record<string, unknown>;
  canceled_at: Date | null;
  captured: string;
  refunded: string;
}

/** Medusa's payments of the run's cart, newest first, with what its rows make together. */
export async function paymentsOf({ shop, collectionId }: Run): Promise<PaymentFact[]> {
  const sum = (of: string): Knex.Raw =>
    shop.knex.raw(
      `(select coalesce(sum((raw_amount->>'value')::numeric), 0)::text from ${of}
        where ${of}.payment_id = payment.id and ${of}.deleted_at is null) as ${of}_sum`,
    );
  const rows = (await table(shop.knex, "payment")
    .where({ payment_collection_id: collectionId })
    .orderBy("created_at", "desc")
    .select("id", "data", "canceled_at")
    .select(
      shop.knex.raw("raw_amount->>'value' as amount"),
      sum("capture"),
      sum("refund"),
    )) as (Omit<PaymentFact, "captured" | "refunded"> & {
    capture_sum: string;
    refund_sum: string;
  })[];
  return rows.map(({ capture_sum, refund_sum, ...payment }) => ({
    ...payment,
    captured: capture_sum,
    refunded: refund_sum,
  }));
}

function table(knex: Knex, name: string): Knex.QueryBuilder {
  return knex(name).whereNull("deleted_at");
}
