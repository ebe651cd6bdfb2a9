import { createHash } from "node:crypto";
import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { generateEntityId } from "@medusajs/framework/utils";
import { Money } from "../../../lib/money";
import type { Capture } from "../../../gateways/gateway";
import { hasValue, type Outcome } from "../../../gateways/outcome";
import type { AttemptRow, PaymentRow } from "./rows";

const TABLE = "payment_hub_attempt";

export type Operation = "create" | "update" | "capture" | "refund" | "cancel";

export interface BeginAttempt {
  payment: PaymentRow;
  operation: Operation;
  amount?: Money;
  now: Date;
}

export type Begun =
  { attempt: AttemptRow; blockedBy?: undefined } | { blockedBy: AttemptRow; attempt?: undefined };

/** Every call that changes something at a gateway: written before it is sent, settled after. */
export class Journal {
  constructor(private readonly knex: Knex) {}

  /**
   * Opens an attempt, or finds the one whose outcome is still open: the same operation on the same
   * payment for the same amount, tried again, keeps its key, so that it has one effect at most.
   * While the outcome of another amount is open nothing new begins: nobody can say what is left.
   */
  async begin(input: BeginAttempt): Promise<Begun> {
    const { payment, operation } = input;
    return this.knex.transaction(async (trx) => {
      await trx.raw("select id from payment_hub_payment where id = ? for update", [payment.id]);
      const earlier = await trx<AttemptRow>(TABLE)
        .where({ payment_id: payment.id, operation })
        .orderBy("started_at", "desc");
      const digest = digestOf(input);
      const open = earlier.find(isOpen);
      if (open && open.digest !== digest) return { blockedBy: open };
      if (open) {
        const tries = open.tries + 1;
        await trx(TABLE).where({ id: open.id }).update({ tries, outcome: "sent" });
        return { attempt: { ...open, tries } };
      }
      const [row] = await trx<AttemptRow>(TABLE)
        .insert(newAttempt(input, digest, earlier.length + 1))
        .returning("*");
      if (!row) throw new Error("the attempt was not written");
      return { attempt: row };
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

  /**
   * Closes captures whose outcome was open, now that the gateway is known to hold the money: a later
   * click is then another capture, and not this one's answer again.
   */
  async settleCaptures(paymentId: string, captured: Money | undefined): Promise<void> {
    if (!captured || captured.minor === 0n) return;
    await this.knex(TABLE)
      .where({ payment_id: paymentId, operation: "capture" })
      .whereIn("outcome", ["sent", "unknown"])
      .where("amount", "<=", String(captured.minor))
      .update({ outcome: "succeeded", finished_at: this.knex.fn.now() });
  }

  /** The captures made of a payment, oldest first. */
  async capturesOf(paymentId: string, currency: string): Promise<Capture[]> {
    const rows = await this.knex<AttemptRow>(TABLE)
      .where({ payment_id: paymentId, operation: "capture", outcome: "succeeded" })
      .orderBy("started_at");
    return rows.map(({ idempotency_key, amount }) => ({
      number: idempotency_key,
      amount: Money.of(BigInt(amount ?? "0"), currency),
    }));
  }

  /** Closes an attempt that the gateway has never seen and, after all this time, never will. */
  async abandon(attempt: AttemptRow): Promise<void> {
    await this.knex(TABLE).where({ id: attempt.id, tries: attempt.tries }).update({
      outcome: "rejected",
      message: "the gateway never saw it",
      finished_at: this.knex.fn.now(),
    });
  }
}

function newAttempt({ payment, operation, amount, now }: BeginAttempt, digest: string, n: number) {
  return {
    id: generateEntityId(undefined, "phatt"),
    payment_id: payment.id,
    account_id: payment.account_id,
    gateway: payment.gateway,
    environment: payment.environment,
    operation,
    logical_key: `${payment.id}:${operation}:${n}`,
    // Letters, digits and `_` only: it doubles as Alipay's out_request_no.
    idempotency_key: `${payment.order_number}_${operation}_${n}`,
    currency: amount?.currency ?? null,
    amount: amount ? String(amount.minor) : null,
    digest,
    outcome: "sent" as const,
    started_at: now,
  };
}

/** Nobody can say yet whether it happened, or it has only been promised. */
function isOpen({ outcome, operation }: AttemptRow): boolean {
  return (
    outcome === "sent" || outcome === "unknown" || (outcome === "pending" && operation === "refund")
  );
}

function digestOf({ operation, amount }: BeginAttempt): string {
  const parts = [operation, amount?.toString() ?? null];
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}
