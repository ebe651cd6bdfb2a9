import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { generateEntityId } from "@medusajs/framework/utils";
import type { RefundAtGateway } from "../../../gateways/gateway";
import type { PaymentRow, RefundRow } from "./rows";
import { rowsOf } from "./table";

const TABLE = "payment_hub_refund";

export type SaveRefund = Pick<RefundRow, "reference" | "amount" | "status" | "failure"> & {
  number: string;
  medusa_refund_id?: string | null;
};

/** Refunds at the gateways, with the state that Medusa's own rows do not have. */
export class RefundStore {
  constructor(private readonly knex: Knex) {}

  private get rows() {
    return rowsOf<RefundRow>(this.knex, TABLE);
  }

  /** Writes what is known of a refund of ours; what was known before and is left out stays. */
  async save(payment: PaymentRow, refund: SaveRefund): Promise<RefundRow> {
    const { medusa_refund_id, ...said } = refund;
    const known = { ...said, ...(medusa_refund_id && { medusa_refund_id }) };
    const [row] = await this.knex<RefundRow>(TABLE)
      .insert({
        id: generateEntityId(undefined, "phref"),
        payment_id: payment.id,
        account_id: payment.account_id,
        currency: payment.currency,
        ...known,
      })
      .onConflict(this.knex.raw("(number) where deleted_at is null") as never)
      .merge({ ...known, updated_at: new Date() } as never)
      .returning("*");
    if (!row) throw new Error("the refund row was not written");
    return row;
  }

  /**
   * Writes what the gateway holds of a refund that was not begun here. One that has failed stays
   * failed, and one that is done is pending no more.
   */
  async saveForeign(payment: PaymentRow, refund: RefundAtGateway): Promise<RefundRow> {
    const { rows } = await this.knex.raw<{ rows: RefundRow[] }>(SAVE_FOREIGN, [
      ...[generateEntityId(undefined, "phref"), payment.id, payment.account_id],
      ...[refund.reference, payment.currency, String(refund.amount.minor)],
      ...[refund.status, refund.problem ?? null],
    ]);
    if (!rows[0]) throw new Error("the refund row was not written");
    return rows[0];
  }

  /** It failed after all, although it had been counted. */
  async markFailed(id: string, failure: string): Promise<void> {
    await this.rows
      .where({ id })
      .update({ status: "failed", failure, updated_at: this.knex.fn.now() });
  }

  /** Medusa's row of it was taken out again, and its books were put right. */
  async markReversed(id: string): Promise<void> {
    await this.rows
      .where({ id })
      .whereNull("reversed_at")
      .update({ reversed_at: this.knex.fn.now(), updated_at: this.knex.fn.now() });
  }

  /** A gateway's numbers of refunds may be unique for one payment only (Alipay). */
  async byReference(paymentId: string, reference: string): Promise<RefundRow | undefined> {
    return this.rows.where({ payment_id: paymentId, reference }).first();
  }

  async find(id: string): Promise<RefundRow | undefined> {
    return this.rows.where({ id }).first();
  }

  async byNumber(number: string): Promise<RefundRow | undefined> {
    return this.rows.where({ number }).first();
  }

  /** Which of these rows of Medusa's are refunds that the hub knows. */
  async knownMedusaIds(ids: readonly string[]): Promise<string[]> {
    const rows = await this.rows.whereIn("medusa_refund_id", [...ids]).select("medusa_refund_id");
    return rows.flatMap(({ medusa_refund_id }) => medusa_refund_id ?? []);
  }

  /** Oldest first. */
  async listOf(...paymentIds: string[]): Promise<RefundRow[]> {
    return this.rows.whereIn("payment_id", paymentIds).orderBy("created_at");
  }

  /** What has gone back of a payment or is on its way, in the gateway's smallest units. */
  async sumOf(paymentId: string): Promise<bigint> {
    const row = await this.rows
      .where({ payment_id: paymentId })
      .whereNot({ status: "failed" })
      .sum({ sum: "amount" })
      .first();
    return BigInt((row?.sum as string | null) ?? "0");
  }

  /**
   * Which of these payments' money is being given back: a refund that the gateway has taken or that
   * nobody knows the outcome of, or the release of an authorization.
   */
  async goingBack(paymentIds: readonly string[]): Promise<Set<string>> {
    const ids = [...paymentIds];
    const pending = this.rows
      .whereIn("payment_id", ids)
      .where({ status: "pending" })
      .select("payment_id");
    const open = this.knex("payment_hub_attempt as attempt")
      .join("payment_hub_payment as payment", "payment.id", "attempt.payment_id")
      .whereIn("payment.id", ids)
      .whereRaw(
        "(attempt.operation = 'refund' or (attempt.operation = 'cancel' and payment.status = 'authorized'))",
      )
      .whereIn("attempt.outcome", ["sent", "unknown"])
      .whereNull("attempt.deleted_at")
      .select("payment.id as payment_id");
    const rows = (await pending.union(open)) as { payment_id: string }[];
    return new Set(rows.map(({ payment_id }) => payment_id));
  }

  /** The row that Medusa had of it is gone; it is to be written again. */
  async unlink(id: string): Promise<void> {
    await this.rows.where({ id }).update({ medusa_refund_id: null });
  }

  /** Ties a refund to the row that Medusa has of it. */
  async link(id: string, medusaRefundId: string): Promise<void> {
    await this.rows
      .where({ id })
      .update({ medusa_refund_id: medusaRefundId, updated_at: this.knex.fn.now() });
  }
}

const SAVE_FOREIGN = `
  insert into ${TABLE} as known
    (id, payment_id, account_id, reference, currency, amount, status, failure)
  values (?, ?, ?, ?, ?, ?, ?, ?)
  on conflict (payment_id, reference) where deleted_at is null do update set
    status = case
      when known.status = 'failed' or (known.status = 'succeeded' and excluded.status = 'pending')
      then known.status else excluded.status end,
    failure = coalesce(excluded.failure, known.failure),
    updated_at = now()
  returning *`;
