import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { generateEntityId } from "@medusajs/framework/utils";
import type { BreakRow, PaymentRow } from "./rows";
import { rowsOf } from "./table";

const TABLE = "payment_hub_break";

/** What a break can be about. Each has its own message and next step. */
export type BreakKind =
  | "outcome_unknown"
  | "late_payment"
  | "authorization_lapsing"
  | "authorization_lost"
  | "refund_failed"
  | "books_differ"
  | "event_stuck"
  | "dispute"
  | "fraud_warning"
  | "review";

export interface OpenBreak {
  kind: BreakKind;
  /** What it is about: an attempt's, payment's or refund's id; one break a kind and subject. */
  subject: string;
  payment: PaymentRow;
  message: string;
  nextStep: string;
}

/** How the resolution of what a person has dismissed begins. */
const BY_A_PERSON = "dismissed by %";

/** What a person has to see. */
export class BreakStore {
  constructor(private readonly knex: Knex) {}

  private get rows() {
    return rowsOf<BreakRow>(this.knex, TABLE);
  }

  /**
   * Opens a break; one that is there keeps its time and says what is so now. One that had resolved
   * itself opens anew; what a person has dealt with stays so.
   * @returns whether it is new
   */
  async open({ kind, subject, payment, message, nextStep }: OpenBreak): Promise<boolean> {
    const words = { message, next_step: nextStep };
    const inserted = await this.knex(TABLE)
      .insert({
        id: generateEntityId(undefined, "phbrk"),
        kind,
        subject,
        gateway: payment.gateway,
        environment: payment.environment,
        payment_id: payment.id,
        ...words,
        opened_at: this.knex.fn.now(),
      })
      .onConflict()
      .ignore()
      .returning("id");
    if (inserted.length > 0) return true;
    const reopened = await this.rows
      .where({ kind, subject, state: "resolved" })
      .whereNot("resolution", "like", BY_A_PERSON)
      .update({
        ...words,
        state: "open",
        resolution: null,
        resolved_at: null,
        opened_at: this.knex.fn.now(),
        updated_at: this.knex.fn.now(),
      })
      .returning("id");
    if (reopened.length > 0) return true;
    await this.rows
      .where({ kind, subject, state: "open" })
      .update({ ...words, updated_at: this.knex.fn.now() });
    return false;
  }

  /** Whether a person has dealt with it. */
  async isDismissed(kind: BreakKind, subject: string): Promise<boolean> {
    const row = await this.rows
      .where({ kind, subject, state: "resolved" })
      .where("resolution", "like", BY_A_PERSON)
      .first("id");
    return row !== undefined;
  }

  /** All of a kind that a payment has. */
  async resolveOf(kind: BreakKind, paymentId: string, resolution: string): Promise<void> {
    await this.rows.where({ kind, payment_id: paymentId, state: "open" }).update({
      state: "resolved",
      resolution,
      resolved_at: this.knex.fn.now(),
      updated_at: this.knex.fn.now(),
    });
  }

  /** How many are open, by payment. */
  async countOpenOf(paymentIds: readonly string[]): Promise<Map<string, number>> {
    const rows = await this.rows
      .where({ state: "open" })
      .whereIn("payment_id", [...paymentIds])
      .groupBy("payment_id")
      .select<{ payment_id: string; count: string }[]>("payment_id", this.knex.raw("count(*)"));
    return new Map(rows.map(({ payment_id, count }) => [payment_id, Number(count)]));
  }

  /** It has solved itself, or somebody has dealt with it. */
  async resolve(kind: BreakKind, subject: string, resolution: string): Promise<void> {
    await this.rows.where({ kind, subject, state: "open" }).update({
      state: "resolved",
      resolution,
      resolved_at: this.knex.fn.now(),
      updated_at: this.knex.fn.now(),
    });
  }

  /** What it is about is tried anew: should it come to the same again, that is another break. */
  async resolveForNow(kind: BreakKind, subject: string, resolution: string): Promise<void> {
    await this.rows.where({ kind, subject }).update({
      subject: this.knex.raw("subject || ' ' || id"),
      state: "resolved",
      resolution: this.knex.raw("coalesce(resolution, ?)", [resolution]),
      resolved_at: this.knex.raw("coalesce(resolved_at, now())"),
      updated_at: this.knex.fn.now(),
    });
  }

  async resolveById(id: string, resolution: string): Promise<void> {
    await this.rows.where({ id, state: "open" }).update({
      state: "resolved",
      resolution,
      resolved_at: this.knex.fn.now(),
      updated_at: this.knex.fn.now(),
    });
  }

  /** Warnings of authorizations that were captured, canceled or have lapsed since. */
  async resolveLapsed(): Promise<void> {
    await this.rows
      .where({ kind: "authorization_lapsing", state: "open" })
      .whereNotExists(
        this.knex("payment_hub_payment as payment")
          .select("payment.id")
          .whereRaw("payment.id = payment_hub_break.payment_id and payment.status = 'authorized'"),
      )
      .update({
        state: "resolved",
        resolution: "captured, canceled or lapsed",
        resolved_at: this.knex.fn.now(),
      });
  }

  async find(id: string): Promise<BreakRow | undefined> {
    return this.rows.where({ id }).first();
  }

  /** Newest first: by when they were dealt with, where that is what is asked for. */
  async list(
    filter: Partial<Pick<BreakRow, "state" | "gateway" | "payment_id">>,
    page: { limit: number; offset: number },
  ): Promise<{ breaks: BreakRow[]; count: number }> {
    const [breaks, counted] = await Promise.all([
      this.rows
        .where(filter)
        .orderBy(filter.state === "resolved" ? "resolved_at" : "opened_at", "desc")
        .limit(page.limit)
        .offset(page.offset),
      this.rows.where(filter).count({ count: "*" }).first(),
    ]);
    return { breaks, count: Number(counted?.count ?? 0) };
  }

  async countOpen(gateway: string): Promise<number> {
    const counted = await this.rows.where({ gateway, state: "open" }).count({ count: "*" }).first();
    return Number(counted?.count ?? 0);
  }
}
