import { createHash } from "node:crypto";
import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { generateEntityId } from "@medusajs/framework/utils";
import type { Money } from "../../../lib/money";
import { hasValue, type Outcome } from "../../../gateways/outcome";
import type { AttemptRow, PaymentRow } from "./rows";

const TABLE = "payment_hub_attempt";

export type Operation = "create" | "update" | "capture" | "refund" | "cancel";

export interface BeginAttempt {
  payment: PaymentRow;
  operation: Operation;
  amount?: Money;
  /** Whatever else makes the operation what it is; hashed, never stored. */
  parameters?: Record<string, unknown>;
  now: Date;
}

/** Every call that changes something at a gateway: written before it is sent, settled after. */
export class Journal {
  constructor(private readonly knex: Knex) {}

  /**
   * Opens an attempt, or finds the one whose outcome is still open: the same operation on the same
   * payment for the same amount, tried again, keeps its key, so that it has one effect at most.
   */
  async begin(input: BeginAttempt): Promise<AttemptRow> {
    const { payment, operation, amount, now } = input;
    return this.knex.transaction(async (trx) => {
      await trx.raw("select id from payment_hub_payment where id = ? for update", [payment.id]);
      const earlier = await trx<AttemptRow>(TABLE)
        .where({ payment_id: payment.id, operation })
        .orderBy("started_at", "desc");
      const digest = digestOf(input);
      const open = earlier.find((row) => isOpen(row) && row.digest === digest);
      if (open) {
        await trx(TABLE)
          .where({ id: open.id })
          .update({ tries: open.tries + 1, outcome: "sent" });
        return { ...open, tries: open.tries + 1 };
      }
      const number = earlier.length + 1;
      const [row] = await trx<AttemptRow>(TABLE)
        .insert({
          id: generateEntityId(undefined, "phatt"),
          payment_id: payment.id,
          account_id: payment.account_id,
          gateway: payment.gateway,
          environment: payment.environment,
          operation,
          logical_key: `${payment.id}:${operation}:${number}`,
          // Letters, digits and `_` only: it doubles as Alipay's out_request_no.
          idempotency_key: `${payment.order_number}_${operation}_${number}`,
          currency: amount?.currency ?? null,
          amount: amount ? String(amount.minor) : null,
          digest,
          outcome: "sent",
          started_at: now,
        })
        .returning("*");
      if (!row) throw new Error("the attempt was not written");
      return row;
    });
  }

  async finish(
    attempt: AttemptRow,
    outcome: Outcome<{ reference: string }>,
    now: Date,
  ): Promise<void> {
    const error = hasValue(outcome) ? undefined : outcome.error;
    await this.knex(TABLE)
      .where({ id: attempt.id })
      .update({
        outcome: outcome.outcome,
        reference: hasValue(outcome) ? outcome.value.reference : attempt.reference,
        error_code: error?.code ?? null,
        gateway_code: error?.gatewayCode ?? null,
        message: error?.merchantMessage ?? null,
        finished_at: now,
        updated_at: now,
      });
  }

  async listOf(paymentId: string): Promise<AttemptRow[]> {
    return this.knex<AttemptRow>(TABLE).where({ payment_id: paymentId }).orderBy("started_at");
  }
}

function isOpen(row: AttemptRow): boolean {
  return row.outcome === "sent" || row.outcome === "unknown";
}

function digestOf({ operation, amount, parameters }: BeginAttempt): string {
  const parts = [operation, amount?.toString() ?? null, parameters ?? {}];
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}
