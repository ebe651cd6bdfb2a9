import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { newestFirst, type Page, type Place } from "./newest-first";
import type { PaymentRow } from "./rows";
import { rowsOf } from "./table";

const TABLE = "payment_hub_payment";

/** An amount as each gateway that can hold it counts it, in its smallest units. */
export type AmountAtGateway = Pick<PaymentRow, "gateway" | "amount">;

export interface PaymentFilter {
  status?: PaymentRow["status"] | undefined;
  gateway?: string | undefined;
  environment?: PaymentRow["environment"] | undefined;
  currency?: string | undefined;
  /** One of these; none of them fits nothing. */
  amounts?: readonly AmountAtGateway[] | undefined;
  /** When it was begun; the end is not in it. */
  from?: Date | undefined;
  to?: Date | undefined;
  /** The whole of any of a payment's numbers, or of a refund's or dispute's of it. */
  q?: string | undefined;
  /** Those of these sessions, in place of `q`. */
  sessions?: readonly string[] | undefined;
}

/** The payments of all gateways as lists show them, newest first, former ones of a session too. */
export class PaymentListing {
  constructor(private readonly knex: Knex) {}

  async page(filter: PaymentFilter, limit: number, after?: Place): Promise<Page<PaymentRow>> {
    return newestFirst<PaymentRow>(this.knex, this.matching(filter), limit, after);
  }

  private matching(filter: PaymentFilter): Knex.QueryBuilder {
    const { amounts, from, to, q, sessions, ...exact } = filter;
    const given = Object.entries(exact).filter(([, value]) => value !== undefined);
    const rows = rowsOf(this.knex, TABLE).where(Object.fromEntries(given)).select(`${TABLE}.*`);
    if (amounts) void this.restrictAmount(rows, amounts);
    if (from) void rows.where("created_at", ">=", from);
    if (to) void rows.where("created_at", "<", to);
    if (sessions) void rows.whereIn("id", this.ofSessions(sessions));
    else if (q !== undefined) void rows.whereIn("id", this.named(q));
    return rows;
  }

  /** The amounts alone first: they are what an index serves. */
  private restrictAmount(rows: Knex.QueryBuilder, amounts: readonly AmountAtGateway[]): void {
    const distinct = [...new Set(amounts.map(({ amount }) => amount))];
    void rows.whereIn("amount", distinct);
    if (distinct.length < 2) return;
    const pairs = amounts.map(({ gateway, amount }) => [gateway, amount]);
    void rows.whereIn(["gateway", "amount"] as never, pairs as never);
  }

  /** One look-up for each number, because PostgreSQL would read the whole table for an `or` of them. */
  private named(q: string): Knex.QueryBuilder {
    const by = (column: keyof PaymentRow) => this.ids().where(column, q);
    const ofRefund = (column: string) =>
      rowsOf(this.knex, "payment_hub_refund").where(column, q).select("payment_id as id");
    // The indexes of both begin with something that there are only a few of.
    const ofDispute = rowsOf(this.knex, "payment_hub_dispute")
      .whereIn("account_id", this.accounts("id"))
      .where("reference", q)
      .select("payment_id as id");
    const byReference = this.ids()
      .whereIn("gateway", this.accounts("gateway"))
      .where("reference", q);
    return by("id").unionAll([
      by("order_number"),
      byReference,
      this.ofSessions([q]),
      ofRefund("number"),
      ofRefund("reference"),
      ofDispute,
    ]);
  }

  /** What they stand on, and what they stood on before: an index for each. */
  private ofSessions(sessions: readonly string[]): Knex.QueryBuilder {
    const of = () => this.ids().whereIn("session_id", [...sessions]);
    return of()
      .whereNull("superseded_at")
      .unionAll([of().whereNotNull("superseded_at")]);
  }

  private accounts(column: "id" | "gateway"): Knex.QueryBuilder {
    return rowsOf(this.knex, "payment_hub_account").distinct(column);
  }

  private ids(): Knex.QueryBuilder {
    return rowsOf(this.knex, TABLE).select("id");
  }
}
