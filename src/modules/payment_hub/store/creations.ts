import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { PaymentView } from "../../../gateways/gateway";
import { hasValue, type Outcome } from "../../../gateways/outcome";
import { Money } from "../../../lib/money";
import { newAttempt, outcomePatch } from "./attempt-record";
import { viewPatch } from "./payment-record";
import type { NewPayment } from "./payments";
import type { AttemptRow, PaymentRow } from "./rows";

const PAYMENT = "payment_hub_payment";
const ATTEMPT = "payment_hub_attempt";

export type Creation = { payment: PaymentRow; attempt: Pick<AttemptRow, "id" | "idempotency_key"> };

/**
 * The beginning of a payment, for which a shopper waits: its row and its first attempt are one
 * statement before the gateway is called, and one after. Nothing else can know the payment yet, so
 * it needs none of the locks that later operations take.
 */
export class CreationStore {
  constructor(private readonly knex: Knex) {}

  /** Written before anything is sent. */
  async begin(payment: NewPayment, now: Date): Promise<Creation> {
    const amount = Money.of(BigInt(payment.amount), payment.currency);
    const attempt = newAttempt(this.knex, { payment, operation: "create", amount, now }, 1);
    const [row] = await this.knex<PaymentRow>(PAYMENT)
      .with("attempt", this.knex(ATTEMPT).insert(attempt))
      .insert(payment as never)
      .returning("*");
    if (!row) throw new Error("the payment was not written");
    return { payment: row, attempt };
  }

  async finish(
    { payment, attempt }: Creation,
    outcome: Outcome<PaymentView>,
    now: Date,
  ): Promise<PaymentRow> {
    const patch = outcomePatch(this.knex, { operation: "create", reference: null }, outcome, now);
    const finished = this.knex(ATTEMPT).where({ id: attempt.id }).update(patch);
    if (!hasValue(outcome)) {
      await finished;
      return payment;
    }
    const [row] = await this.knex<PaymentRow>(PAYMENT)
      .with("attempt", finished)
      .where({ id: payment.id })
      .update(viewPatch(this.knex, outcome.value) as never)
      .returning("*");
    return row ?? payment;
  }
}
