import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { SUMMARY, type EventSummary } from "./inbox-listing";
import type { AttemptRow, EventRow, PaymentRow } from "./rows";
import { rowsOf } from "./table";

const EVENTS = "payment_hub_event";

/** What of an attempt a person may see: neither its keys nor what was sent. */
export const ATTEMPT_SUMMARY = [
  "id",
  "payment_id",
  "operation",
  "outcome",
  "currency",
  "amount",
  "error_code",
  "gateway_code",
  "message",
  "reference",
  "tries",
  "started_at",
  "sent_at",
  "finished_at",
] as const satisfies readonly (keyof AttemptRow)[];

export type AttemptSummary = Pick<AttemptRow, (typeof ATTEMPT_SUMMARY)[number]>;

type Named = Pick<PaymentRow, "gateway" | "reference" | "order_number">;

/** What was done to a payment and what was reported of it. */
export class PaymentHistory {
  constructor(private readonly knex: Knex) {}

  /** Oldest first. */
  async attemptsOf(paymentIds: readonly string[]): Promise<AttemptSummary[]> {
    return rowsOf<AttemptRow>(this.knex, "payment_hub_attempt")
      .whereIn("payment_id", [...paymentIds])
      .orderBy("started_at")
      .select(...ATTEMPT_SUMMARY);
  }

  /** The latest ones, without what they said; newest first. */
  async eventsOf(payment: Named, limit: number): Promise<EventSummary[]> {
    return this.events(payment)
      .limit(limit)
      .select<EventSummary[]>(...SUMMARY);
  }

  /** What the latest event said that is still kept. */
  async lastPayloadOf(payment: Named): Promise<EventRow["payload"]> {
    const row = await this.events(payment)
      .whereNotNull("payload")
      .first<Pick<EventRow, "payload">>("payload");
    return row?.payload ?? null;
  }

  private events({ gateway, reference, order_number }: Named): Knex.QueryBuilder {
    const by = (column: keyof EventRow, value: string) =>
      rowsOf(this.knex, EVENTS).where(column, value).where({ gateway }).select("id");
    const byNumber = by("order_number", order_number);
    const ids = reference ? byNumber.unionAll([by("reference", reference)]) : byNumber;
    return rowsOf(this.knex, EVENTS)
      .whereIn("id", ids)
      .orderBy("created_at", "desc")
      .orderBy("id", "desc");
  }
}
