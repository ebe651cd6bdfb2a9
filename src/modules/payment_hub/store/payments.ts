import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { PaymentView } from "../../../gateways/gateway";
import { viewPatch } from "./payment-record";
import type { PaymentRow } from "./rows";
import { rowsOf } from "./table";

const TABLE = "payment_hub_payment";

/** A payment that was under way when its session went is decided by then. */
const FIRST_LOOK_SECONDS = 60;

export type NewPayment = Pick<
  PaymentRow,
  | "id"
  | "session_id"
  | "gateway"
  | "environment"
  | "account_id"
  | "order_number"
  | "currency"
  | "amount"
  | "cut_off"
  | "capture_method"
> &
  Partial<Pick<PaymentRow, "reference" | "status" | "captured">>;

export type OrderRefusals = Pick<PaymentRow, "order_refusals" | "order_refused_at">;

/** What each payment at a gateway is bound to, and what is known of it. */
export class PaymentStore {
  constructor(private readonly knex: Knex) {}

  /** Takes over a payment that exists at the gateway; when two do so at once, the first one's row. */
  async adopt(payment: NewPayment & { reference: string }): Promise<PaymentRow> {
    const [row] = await this.knex<PaymentRow>(TABLE)
      .insert(payment)
      .onConflict()
      .ignore()
      .returning("*");
    const adopted = row ?? (await this.byReference(payment.gateway, payment.reference));
    if (!adopted) throw new Error("the payment row was not written");
    return adopted;
  }

  /** The session of an adopted payment, once Medusa has told it. */
  async fillSession(payment: PaymentRow, sessionId: string): Promise<PaymentRow> {
    if (payment.session_id) return payment;
    const [row] = await this.knex<PaymentRow>(TABLE)
      .where({ id: payment.id })
      .whereNull("session_id")
      .update({ session_id: sessionId } as never)
      .returning("*");
    return row ?? payment;
  }

  async find(id: string): Promise<PaymentRow | undefined> {
    return this.knex<PaymentRow>(TABLE).where({ id }).first();
  }

  /** The gateway's handle on what it keeps of a refusal. */
  async setReference(id: string, reference: string): Promise<void> {
    await this.knex(TABLE).where({ id }).whereNull("reference").update({ reference });
  }

  /** By their ids. */
  async list(ids: readonly string[]): Promise<Map<string, PaymentRow>> {
    const rows = await this.knex<PaymentRow>(TABLE).whereIn("id", [...ids]);
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** The payment that a session stands on now; superseded ones are found by their own number. */
  async bySession(sessionId: string): Promise<PaymentRow | undefined> {
    return rowsOf<PaymentRow>(this.knex, TABLE)
      .where({ session_id: sessionId })
      .whereNull("superseded_at")
      .first();
  }

  /** The payments that these sessions stand on now, oldest first. */
  async bySessions(sessionIds: readonly string[]): Promise<PaymentRow[]> {
    return rowsOf<PaymentRow>(this.knex, TABLE)
      .whereIn("session_id", [...sessionIds])
      .whereNull("superseded_at")
      .orderBy("created_at");
  }

  async byReference(gateway: string, reference: string): Promise<PaymentRow | undefined> {
    return rowsOf<PaymentRow>(this.knex, TABLE).where({ gateway, reference }).first();
  }

  async byOrderNumber(orderNumber: string): Promise<PaymentRow | undefined> {
    return rowsOf<PaymentRow>(this.knex, TABLE).where({ order_number: orderNumber }).first();
  }

  /**
   * Another payment takes its place; whatever still happens to this one is found by its number. It
   * is looked at until it can no longer be paid, because a gateway's event may be lost.
   */
  async supersede(id: string): Promise<void> {
    await this.knex(TABLE)
      .where({ id })
      .whereNull("superseded_at")
      .update({
        superseded_at: this.knex.fn.now(),
        next_look_at: this.knex.raw(`now() + interval '${FIRST_LOOK_SECONDS} seconds'`),
        looks: 0,
      });
  }

  /**
   * Takes payments that are due to be looked at; they come due again when whoever took them dies.
   * @param which those that somebody waits for, or those that Medusa has as they are paid
   */
  async claimDueLooks(
    which: "open" | "settled",
    limit: number,
    leaseSeconds: number,
  ): Promise<PaymentRow[]> {
    const due = rowsOf(this.knex, TABLE)
      .select("id")
      .where("next_look_at", "<=", this.knex.fn.now())
      .whereRaw(which === "open" ? "settled_at is null" : "settled_at is not null")
      .orderBy("next_look_at")
      .limit(limit)
      .forUpdate()
      .skipLocked();
    return this.knex<PaymentRow>(TABLE)
      .whereIn("id", due)
      .update({
        next_look_at: this.knex.raw("now() + make_interval(secs => ?)", [leaseSeconds]),
        looks: this.knex.raw("looks + 1"),
      } as never)
      .returning("*");
  }

  /** When to look again; undefined: never. */
  async lookAt(id: string, at: Date | undefined): Promise<void> {
    await this.knex(TABLE)
      .where({ id })
      .update({ next_look_at: at ?? null });
  }

  /**
   * Medusa has it as it is paid.
   * @param firstLook when to look whether something has changed at the gateway
   */
  async settle(id: string, now: Date, firstLook: Date | undefined): Promise<void> {
    await this.knex(TABLE)
      .where({ id })
      .update({ settled_at: now, looks: 0, next_look_at: firstLook ?? null });
  }

  /** Medusa lacks something of it again. */
  async unsettle(id: string): Promise<void> {
    await this.knex(TABLE).where({ id }).update({ settled_at: null, looks: 0 });
  }

  /** Authorizations that lapse before `until` and have money left to capture. */
  async listLapsing(until: Date, limit: number): Promise<PaymentRow[]> {
    return rowsOf<PaymentRow>(this.knex, TABLE)
      .where({ status: "authorized" })
      .where("authorization_ends_at", "<", until)
      .where("authorization_ends_at", ">", this.knex.fn.now())
      .orderBy("authorization_ends_at")
      .limit(limit);
  }

  /** Writes what the gateway said. A final state never goes back, sums never shrink. */
  async record(row: PaymentRow, view: PaymentView): Promise<PaymentRow> {
    const [updated] = await this.knex<PaymentRow>(TABLE)
      .where({ id: row.id })
      .update(viewPatch(this.knex, view) as never)
      .returning("*");
    return updated ?? row;
  }

  /** Counts what is known to be refunded; the gateway's own sum may already be higher. */
  async countRefunds(id: string): Promise<void> {
    await this.knex(TABLE)
      .where({ id })
      .update({ refunded: this.knex.raw("greatest(refunded, ?)", [this.refundedOf(id)]) });
  }

  /**
   * Counts anew, which may be less than before: a refund that had been counted can fail. Only with
   * what the gateway has just said, while nobody else works on the payment.
   * @param held the gateway's own sum, where it has one
   */
  async recountRefunds(id: string, held = 0n): Promise<void> {
    await this.knex(TABLE)
      .where({ id })
      .update({ refunded: this.knex.raw("greatest(?, ?)", [this.refundedOf(id), String(held)]) });
  }

  /** The sum of the refunds that went through. */
  private refundedOf(id: string): Knex.Raw {
    const sum = rowsOf(this.knex, "payment_hub_refund")
      .where({ payment_id: id, status: "succeeded" })
      .sum("amount");
    return this.knex.raw("coalesce((?), 0)", [sum]);
  }

  /** Medusa has refused to make an order of it. @returns how often by now, and since when */
  async countOrderRefusal(id: string): Promise<OrderRefusals> {
    const [row] = await this.knex(TABLE)
      .where({ id })
      .update({
        order_refusals: this.knex.raw("order_refusals + 1"),
        order_refused_at: this.knex.raw("coalesce(order_refused_at, now())"),
      })
      .returning<OrderRefusals[]>(["order_refusals", "order_refused_at"]);
    return row ?? { order_refusals: 0, order_refused_at: null };
  }

  /** @param cutOff what of the total cannot be charged; left out it stays */
  async setAmount(id: string, amount: bigint, cutOff?: string): Promise<void> {
    await this.knex(TABLE)
      .where({ id })
      .update({
        amount: String(amount),
        ...(cutOff !== undefined && { cut_off: cutOff }),
        updated_at: this.knex.fn.now(),
      });
  }

  /**
   * Takes the payment for an operation that moves money, so that two of them never run at once,
   * whichever process they are in. The lease ends by itself when that process dies.
   * @returns the lease's own mark, to release it by; undefined when another operation has it
   */
  async tryLease(id: string, seconds: number): Promise<string | undefined> {
    const [taken] = await this.knex(TABLE)
      .where({ id })
      .whereRaw("(busy_until is null or busy_until < now())")
      .update({ busy_until: this.knex.raw("now() + make_interval(secs => ?)", [seconds]) })
      .returning<{ mark: string }[]>(this.knex.raw("busy_until::text as mark"));
    return taken?.mark;
  }

  /** @returns the lease's new mark; undefined when it has ended, and may be another one's by now */
  async renewLease(id: string, mark: string, seconds: number): Promise<string | undefined> {
    const [renewed] = await this.knex(TABLE)
      .where({ id })
      .whereRaw("busy_until = ?::timestamptz and busy_until > now()", [mark])
      .update({ busy_until: this.knex.raw("now() + make_interval(secs => ?)", [seconds]) })
      .returning<{ mark: string }[]>(this.knex.raw("busy_until::text as mark"));
    return renewed?.mark;
  }

  /** Ends one's own lease; one that ran out and was taken by another is left alone. */
  async release(id: string, mark: string): Promise<void> {
    await this.knex(TABLE)
      .where({ id })
      .whereRaw("busy_until = ?::timestamptz", [mark])
      .update({ busy_until: null });
  }

  async isBusy(id: string): Promise<boolean> {
    const row = await this.knex(TABLE).where({ id }).whereRaw("busy_until > now()").first("id");
    return row !== undefined;
  }
}
