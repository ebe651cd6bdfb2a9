import { createHash } from "node:crypto";
import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { generateEntityId } from "@medusajs/framework/utils";
import type { Capture, RefundPart } from "../../../gateways/gateway";
import { hasValue, type Outcome } from "../../../gateways/outcome";
import { Money } from "../../../lib/money";
import { isOpen, secondsUntilAsked } from "./attempt-schedule";
import type { AccountRow, AttemptRow, MedusaRowWords, PaymentRow } from "./rows";

const TABLE = "payment_hub_attempt";

export type Operation = "create" | "update" | "capture" | "refund" | "cancel" | "describe";

/** What changes something at a gateway and concerns no payment. */
export type CustomerOperation =
  "customer.create" | "customer.update" | "customer.remove" | "method";

export interface BeginAttempt {
  payment: PaymentRow;
  operation: Operation;
  amount?: Money;
  /** What was captured before, when this is a capture. */
  capturedBefore?: Money;
  /** From which captures a refund is taken. */
  parts?: readonly RefundPart[];
  /** Medusa's row that asked for it, and what it said. */
  medusaId?: string;
  medusaRow?: MedusaRowWords;
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
      const digest = digestOf([operation, input.amount?.toString() ?? null]);
      const open = earlier.filter(isOpen);
      const same = open.find((attempt) => attempt.digest === digest);
      // One that the gateway has taken is known to happen; it stands in nobody's way.
      const blockedBy = open.find(({ outcome }) => outcome !== "pending");
      if (!same && blockedBy) return { blockedBy };
      const [row] = same
        ? await trx<AttemptRow>(TABLE)
            .where({ id: same.id })
            .update({
              tries: same.tries + 1,
              outcome: "sent",
              medusa_id: input.medusaId ?? same.medusa_id,
              ...(input.medusaRow && { medusa_row: JSON.stringify(input.medusaRow) }),
              next_ask_at: this.in(secondsUntilAsked({ operation, outcome: "sent" })),
            } as never)
            .returning("*")
        : await trx<AttemptRow>(TABLE)
            .insert(this.newAttempt(input, digest, earlier.length + 1) as never)
            .returning("*");
      if (!row) throw new Error("the attempt was not written");
      return { attempt: row };
    });
  }

  /**
   * The same for what concerns a customer of an account. Each try is a new attempt with a new key,
   * unless the one before is open.
   * @param subject what it is done to, unguessable from outside and without personal data
   */
  async beginForCustomer(
    account: AccountRow,
    operation: CustomerOperation,
    subject: string,
    now: Date,
  ): Promise<AttemptRow> {
    return this.knex.transaction(async (trx) => {
      const prefix = `${account.id}:${subject}:${operation}`;
      await trx.raw("select pg_advisory_xact_lock(hashtext(?))", [prefix]);
      const earlier = await trx<AttemptRow>(TABLE)
        .whereRaw("left(logical_key, ?) = ?", [prefix.length + 1, `${prefix}:`])
        .where({ account_id: account.id })
        .orderBy("started_at", "desc");
      const open = earlier.find(isOpen);
      if (open) {
        await trx(TABLE)
          .where({ id: open.id })
          .update({ tries: open.tries + 1, outcome: "sent" });
        return { ...open, tries: open.tries + 1 };
      }
      const n = earlier.length + 1;
      const id = generateEntityId(undefined, "phatt");
      const [row] = await trx<AttemptRow>(TABLE)
        .insert({
          id,
          account_id: account.id,
          gateway: account.gateway,
          environment: account.environment,
          operation,
          logical_key: `${prefix}:${n}`,
          idempotency_key: id,
          digest: digestOf([operation, subject]),
          outcome: "sent",
          started_at: now,
        } as never)
        .returning("*");
      if (!row) throw new Error("the attempt was not written");
      return row;
    });
  }

  async find(id: string): Promise<AttemptRow | undefined> {
    return this.knex<AttemptRow>(TABLE).where({ id }).first();
  }

  async finish(
    attempt: AttemptRow,
    outcome: Outcome<{ reference?: string }>,
    now: Date,
  ): Promise<void> {
    const error = hasValue(outcome) ? undefined : outcome.error;
    const next = secondsUntilAsked({ operation: attempt.operation, outcome: outcome.outcome });
    await this.knex(TABLE)
      .where({ id: attempt.id })
      .update({
        outcome: outcome.outcome,
        reference: (hasValue(outcome) ? outcome.value.reference : undefined) ?? attempt.reference,
        error_code: error?.code ?? null,
        gateway_code: error?.gatewayCode ?? null,
        message: error?.merchantMessage ?? null,
        finished_at: now,
        asks: 0,
        next_ask_at: next === undefined ? null : this.in(next),
        updated_at: now,
      });
  }

  /**
   * Takes attempts that are due to be looked at: open ones, those that a dead process left, and
   * settled ones of which Medusa's books have not been checked yet. Each comes due again by itself
   * when whoever took it dies.
   */
  async claimDue(limit: number, leaseSeconds: number): Promise<AttemptRow[]> {
    const due = this.knex(TABLE)
      .select("id")
      .where("next_ask_at", "<=", this.knex.fn.now())
      .orderBy("next_ask_at")
      .limit(limit)
      .forUpdate()
      .skipLocked();
    return this.knex<AttemptRow>(TABLE)
      .whereIn("id", due)
      .update({ next_ask_at: this.in(leaseSeconds), asks: this.knex.raw("asks + 1") } as never)
      .returning("*");
  }

  /** Puts an attempt off; undefined: nothing is left to be looked at. */
  async askIn(id: string, seconds: number | undefined): Promise<void> {
    await this.knex(TABLE)
      .where({ id })
      .update({ next_ask_at: seconds === undefined ? null : this.in(seconds) });
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
      .whereRaw("coalesce(captured_before, 0) + amount <= ?", [String(captured.minor)])
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

  /** When the last operation of this kind on a payment was over; undefined when there was none. */
  async lastFinished(paymentId: string, operation: Operation): Promise<Date | undefined> {
    const row = await this.knex<AttemptRow>(TABLE)
      .where({ payment_id: paymentId, operation })
      .whereNotNull("finished_at")
      .orderBy("finished_at", "desc")
      .first("finished_at");
    return row?.finished_at ?? undefined;
  }

  /** What earlier refunds took from each capture, by the capture's number; failed ones took nothing. */
  async refundedByCapture(paymentId: string): Promise<Map<string, bigint>> {
    const rows = await this.knex<AttemptRow>(TABLE)
      .where({ payment_id: paymentId, operation: "refund" })
      .whereNotIn("outcome", ["rejected", "declined"]);
    const sums = new Map<string, bigint>();
    for (const { capture, amount } of rows.flatMap(({ parts }) => parts ?? [])) {
      sums.set(capture, (sums.get(capture) ?? 0n) + BigInt(amount));
    }
    return sums;
  }

  private newAttempt(input: BeginAttempt, digest: string, n: number) {
    const { payment, operation, amount, now } = input;
    return {
      id: generateEntityId(undefined, "phatt"),
      payment_id: payment.id,
      account_id: payment.account_id,
      gateway: payment.gateway,
      environment: payment.environment,
      operation,
      logical_key: `${payment.id}:${operation}:${n}`,
      // Letters, digits and `_` only: it doubles as Alipay's out_request_no and out_trade_no.
      idempotency_key: `${payment.order_number}_${operation}_${n}`,
      currency: amount?.currency ?? null,
      amount: amount ? String(amount.minor) : null,
      captured_before: input.capturedBefore ? String(input.capturedBefore.minor) : null,
      parts: input.parts
        ? JSON.stringify(
            input.parts.map((part) => ({
              capture: part.capture,
              amount: String(part.amount.minor),
            })),
          )
        : null,
      medusa_id: input.medusaId ?? null,
      medusa_row: input.medusaRow ? JSON.stringify(input.medusaRow) : null,
      digest,
      outcome: "sent",
      started_at: now,
      next_ask_at: this.in(secondsUntilAsked({ operation, outcome: "sent" })),
    };
  }

  private in(seconds: number | undefined): Knex.Raw {
    return this.knex.raw("now() + make_interval(secs => ?)", [seconds ?? 0]);
  }
}

function digestOf(parts: readonly (string | null)[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}
