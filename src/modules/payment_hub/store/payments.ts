import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { PaymentStatus, PaymentView } from "../../../gateways/gateway";
import type { PaymentRow } from "./rows";

const TABLE = "payment_hub_payment";

/** States that a payment never leaves for an earlier one, whatever a late answer says. */
const RANK: Record<PaymentStatus, number> = {
  waiting: 0,
  failed: 0,
  requires_action: 1,
  processing: 2,
  authorized: 3,
  canceled: 4,
  captured: 5,
};

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
  Partial<Pick<PaymentRow, "reference" | "status">>;

/** What each payment at a gateway is bound to, and what is known of it. */
export class PaymentStore {
  constructor(private readonly knex: Knex) {}

  async insert(payment: NewPayment): Promise<PaymentRow> {
    const [row] = await this.knex<PaymentRow>(TABLE).insert(payment).returning("*");
    if (!row) throw new Error("the payment row was not written");
    return row;
  }

  async find(id: string): Promise<PaymentRow | undefined> {
    return this.knex<PaymentRow>(TABLE).where({ id }).first();
  }

  /** The payment that a session stands on now; superseded ones are found by their own number. */
  async bySession(sessionId: string): Promise<PaymentRow | undefined> {
    return this.knex<PaymentRow>(TABLE)
      .where({ session_id: sessionId })
      .whereNull("superseded_at")
      .first();
  }

  async byReference(gateway: string, reference: string): Promise<PaymentRow | undefined> {
    return this.knex<PaymentRow>(TABLE).where({ gateway, reference }).first();
  }

  async byOrderNumber(orderNumber: string): Promise<PaymentRow | undefined> {
    return this.knex<PaymentRow>(TABLE).where({ order_number: orderNumber }).first();
  }

  /** Another payment takes its place; whatever still happens to this one is found by its number. */
  async supersede(id: string): Promise<void> {
    await this.knex(TABLE).where({ id }).update({ superseded_at: this.knex.fn.now() });
  }

  /** Writes what the gateway said. A final state never goes back, sums never shrink. */
  async record(row: PaymentRow, view: PaymentView): Promise<PaymentRow> {
    const status = RANK[view.status] >= RANK[row.status] ? view.status : row.status;
    const [updated] = await this.knex<PaymentRow>(TABLE)
      .where({ id: row.id })
      .update({
        reference: view.reference,
        status: this.knex.raw("case when status in ('captured') then status else ? end", [status]),
        captured: this.knex.raw("greatest(captured, ?)", [String(view.captured?.minor ?? 0n)]),
        refunded: this.knex.raw("greatest(refunded, ?)", [String(view.refunded?.minor ?? 0n)]),
        updated_at: new Date(),
      } as never)
      .returning("*");
    return updated ?? row;
  }

  /** Counts a refund that the gateway has taken. */
  async addRefund(id: string, amount: bigint): Promise<void> {
    await this.knex(TABLE)
      .where({ id })
      .update({ refunded: this.knex.raw("refunded + ?", [String(amount)]) });
  }

  async setAmount(id: string, amount: bigint, cutOff: string): Promise<void> {
    await this.knex(TABLE)
      .where({ id })
      .update({ amount: String(amount), cut_off: cutOff, updated_at: this.knex.fn.now() });
  }

  /**
   * Takes the payment for an operation that moves money, so that two of them never run at once,
   * whichever process they are in. The lease ends by itself when that process dies.
   * @returns false when another operation has it
   */
  async tryLease(id: string, seconds: number): Promise<boolean> {
    const taken = await this.knex(TABLE)
      .where({ id })
      .whereRaw("(busy_until is null or busy_until < now())")
      .update({ busy_until: this.knex.raw("now() + make_interval(secs => ?)", [seconds]) });
    return taken === 1;
  }

  async release(id: string): Promise<void> {
    await this.knex(TABLE).where({ id }).update({ busy_until: null });
  }
}
