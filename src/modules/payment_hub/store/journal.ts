import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { generateEntityId } from "@medusajs/framework/utils";
import type { Capture } from "../../../gateways/gateway";
import type { Outcome } from "../../../gateways/outcome";
import { Money } from "../../../lib/money";
import { isKeyOver, isOpen, KEY_LIFE_SECONDS, secondsUntilAsked } from "./attempt-schedule";
import {
  digestOf,
  newAttempt,
  outcomePatch,
  sha256,
  type BeginAttempt,
  type Operation,
} from "./attempt-record";
import { inSeconds } from "./in-seconds";
import type { AccountRow, AttemptRow } from "./rows";
import { rowsOf } from "./table";

const TABLE = "payment_hub_attempt";

/** What changes something at a gateway and concerns no payment. */
export type CustomerOperation =
  "customer.create" | "customer.update" | "customer.remove" | "method.save" | "method.remove";

export type Begun =
  | { attempt: AttemptRow; blockedBy?: undefined; doneBefore?: undefined }
  /** Another one whose outcome is open stands in its way. */
  | { blockedBy: AttemptRow; attempt?: undefined; doneBefore?: undefined }
  /** The same one went through meanwhile, and whoever asked for it has not been told. */
  | { doneBefore: AttemptRow; attempt?: undefined; blockedBy?: undefined };

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
      const earlier = await rowsOf<AttemptRow>(trx, TABLE)
        .where({ payment_id: payment.id, operation })
        .orderBy("started_at", "desc");
      const digest = digestOf(operation, input.amount?.toString());
      const open = earlier.filter(isOpen);
      const same = open.find((attempt) => attempt.digest === digest);
      // One that the gateway has taken is known to happen; it stands in nobody's way.
      const blockedBy = open.find(({ outcome }) => outcome !== "pending");
      if (!same && blockedBy) return { blockedBy };
      const untold = same ? undefined : earlier.find((one) => one.untold && one.digest === digest);
      if (untold) {
        await trx(TABLE).where({ id: untold.id }).update({ untold: false });
        return { doneBefore: untold };
      }
      const [row] = same
        ? await trx<AttemptRow>(TABLE)
            .where({ id: same.id })
            .update({
              tries: same.tries + 1,
              // What the gateway has taken stays taken.
              outcome: same.outcome === "pending" ? "pending" : "sent",
              sent_at: input.now,
              medusa_id: input.medusaId ?? same.medusa_id,
              ...(input.medusaRow && { medusa_row: JSON.stringify(input.medusaRow) }),
              next_ask_at: inSeconds(this.knex, secondsUntilAsked({ operation, outcome: "sent" })),
            } as never)
            .returning("*")
        : await trx<AttemptRow>(TABLE)
            .insert(newAttempt(this.knex, input, earlier.length + 1) as never)
            .returning("*");
      if (!row) throw new Error("the attempt was not written");
      return { attempt: row };
    });
  }

  /**
   * The same for what concerns a customer of an account. Each try is a new attempt with a new key,
   * unless the one before is open and its key is still known at the gateway: a key that has been
   * forgotten there is a new request, whatever became of the old one.
   * @param about what it is done to, and what is sent: a key is never used for other parameters
   */
  async beginForCustomer(
    account: AccountRow,
    operation: CustomerOperation,
    { subject, params, now }: { subject: string; params: unknown; now: Date },
  ): Promise<AttemptRow> {
    return this.knex.transaction(async (trx) => {
      const digest = sha256([operation, subject, JSON.stringify(params)]);
      const prefix = `${account.id}:${operation}:${digest.slice(0, 32)}`;
      await trx.raw("select pg_advisory_xact_lock(hashtext(?))", [prefix]);
      const earlier = await rowsOf<AttemptRow>(trx, TABLE)
        .where({ digest })
        .whereNull("payment_id")
        .orderBy("started_at", "desc");
      const open = earlier.find(isOpen);
      if (open && !isKeyOver(open, now)) {
        await trx(TABLE)
          .where({ id: open.id })
          .update({ tries: open.tries + 1, outcome: "sent", sent_at: now });
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
          digest,
          outcome: "sent",
          started_at: now,
          sent_at: now,
          next_ask_at: inSeconds(this.knex, KEY_LIFE_SECONDS),
        } as never)
        .returning("*");
      if (!row) throw new Error("the attempt was not written");
      return row;
    });
  }

  /** A person's capture or refund went through after they were told that nobody knows. */
  async markUntold(id: string): Promise<void> {
    await this.knex(TABLE)
      .where({ id })
      .whereIn("operation", ["capture", "refund"])
      .whereNotNull("medusa_id")
      .update({ untold: true });
  }

  /** Whether nobody knows yet, or Medusa has not been told, what came of moving a payment's money. */
  async hasOpen(paymentId: string): Promise<boolean> {
    const attempts = await rowsOf<AttemptRow>(this.knex, TABLE)
      .where({ payment_id: paymentId })
      .whereIn("operation", ["capture", "refund"]);
    return attempts.some(isOpen);
  }

  /** Whether the release of a payment was asked for here, and was or may have been done. */
  async isReleased(paymentId: string): Promise<boolean> {
    const row = await rowsOf<AttemptRow>(this.knex, TABLE)
      .where({ payment_id: paymentId, operation: "cancel" })
      .whereNotIn("outcome", ["declined", "rejected"])
      .first("id");
    return row !== undefined;
  }

  /** The attempt that began a payment, the last one where there were more. */
  async creationOf(paymentId: string): Promise<AttemptRow | undefined> {
    return rowsOf<AttemptRow>(this.knex, TABLE)
      .where({ payment_id: paymentId, operation: "create" })
      .orderBy("started_at", "desc")
      .first();
  }

  /** Whether an operation of this kind was ever begun on a payment. */
  async hasBegun(paymentId: string, operation: Operation): Promise<boolean> {
    const row = await rowsOf(this.knex, TABLE)
      .where({ payment_id: paymentId, operation })
      .first("id");
    return row !== undefined;
  }

  /** Which of these rows of Medusa's an attempt was made for. */
  async knownMedusaIds(ids: readonly string[]): Promise<Set<string>> {
    const rows = await rowsOf<AttemptRow>(this.knex, TABLE)
      .whereIn("medusa_id", [...ids])
      .select("medusa_id");
    return new Set(rows.flatMap(({ medusa_id }) => medusa_id ?? []));
  }

  /**
   * The gateway is not asked about it later: a customer can be made, changed or removed again. One that
   * stays open is closed by the repair job once its key is over.
   */
  async finishForCustomer(
    attempt: AttemptRow,
    outcome: Outcome<unknown>,
    now: Date,
  ): Promise<void> {
    const done: Outcome<{ reference?: string }> =
      "value" in outcome ? { ...outcome, value: referenceIn(outcome.value) } : outcome;
    const { next_ask_at, ...patch } = outcomePatch(this.knex, attempt, done, now);
    const isKnown = next_ask_at === null;
    await this.knex(TABLE)
      .where({ id: attempt.id })
      .update({ ...patch, ...(isKnown && { next_ask_at }) });
  }

  async byKey(paymentId: string, key: string): Promise<AttemptRow | undefined> {
    return rowsOf<AttemptRow>(this.knex, TABLE)
      .where({ payment_id: paymentId, idempotency_key: key })
      .first();
  }

  async find(id: string): Promise<AttemptRow | undefined> {
    return this.knex<AttemptRow>(TABLE).where({ id }).first();
  }

  async finish(
    attempt: AttemptRow,
    outcome: Outcome<{ reference?: string }>,
    now: Date,
  ): Promise<void> {
    await this.knex(TABLE)
      .where({ id: attempt.id })
      .update(outcomePatch(this.knex, attempt, outcome, now));
  }

  /** It was sent once more, whatever came of it: the next one of its kind keeps its distance. */
  async sentAgain(id: string, now: Date): Promise<void> {
    await this.knex(TABLE).where({ id }).update({ finished_at: now });
  }

  /**
   * Takes attempts that are due to be looked at: open ones, those that a dead process left, and
   * settled ones of which Medusa's books have not been checked yet. Each comes due again by itself
   * when whoever took it dies.
   */
  async claimDue(limit: number, leaseSeconds: number): Promise<AttemptRow[]> {
    const due = rowsOf(this.knex, TABLE)
      .select("id")
      .where("next_ask_at", "<=", this.knex.fn.now())
      .orderBy("next_ask_at")
      .limit(limit)
      .forUpdate()
      .skipLocked();
    return this.knex<AttemptRow>(TABLE)
      .whereIn("id", due)
      .update({
        next_ask_at: inSeconds(this.knex, leaseSeconds),
        asks: this.knex.raw("asks + 1"),
      } as never)
      .returning("*");
  }

  /** Puts an attempt off; undefined: nothing is left to be looked at. */
  async askIn(id: string, seconds: number | undefined): Promise<void> {
    await this.knex(TABLE)
      .where({ id })
      .update({ next_ask_at: inSeconds(this.knex, seconds) });
  }

  /**
   * Closes captures whose outcome was open, now that the gateway is known to hold the money: a later
   * click is then another capture, and not this one's answer again.
   */
  async settleCaptures(paymentId: string, captured: Money | undefined): Promise<void> {
    if (!captured || captured.minor === 0n) return;
    await rowsOf(this.knex, TABLE)
      .where({ payment_id: paymentId, operation: "capture" })
      .whereIn("outcome", ["sent", "unknown"])
      .whereRaw("coalesce(captured_before, 0) + amount <= ?", [String(captured.minor)])
      .update({
        outcome: "succeeded",
        untold: this.knex.raw("medusa_id is not null"),
        finished_at: this.knex.fn.now(),
      } as never);
  }

  /** The captures made of a payment, oldest first. */
  async capturesOf(paymentId: string, currency: string): Promise<Capture[]> {
    const rows = await rowsOf<AttemptRow>(this.knex, TABLE)
      .where({ payment_id: paymentId, operation: "capture", outcome: "succeeded" })
      .orderBy("started_at");
    return rows.map(({ idempotency_key, amount }) => ({
      number: idempotency_key,
      amount: Money.of(BigInt(amount ?? "0"), currency),
    }));
  }

  /** When the last operation of this kind on a payment was over; undefined when there was none. */
  async lastFinished(paymentId: string, operation: Operation): Promise<Date | undefined> {
    const row = await rowsOf<AttemptRow>(this.knex, TABLE)
      .where({ payment_id: paymentId, operation })
      .whereNotNull("finished_at")
      .orderBy("finished_at", "desc")
      .first("finished_at");
    return row?.finished_at ?? undefined;
  }

  /**
   * What other refunds took from each capture, by the capture's number; failed ones took nothing.
   * @param amount of the refund that asks: its own open attempt is not another one
   */
  async refundedByCapture(paymentId: string, amount?: Money): Promise<Map<string, bigint>> {
    const own = amount && digestOf("refund", amount.toString());
    const rows = await rowsOf<AttemptRow>(this.knex, TABLE)
      .where({ payment_id: paymentId, operation: "refund" })
      .whereNotIn("outcome", ["rejected", "declined"]);
    const others = rows.filter((row) => !(isOpen(row) && row.digest === own));
    const sums = new Map<string, bigint>();
    for (const { capture, amount } of others.flatMap(({ parts }) => parts ?? [])) {
      sums.set(capture, (sums.get(capture) ?? 0n) + BigInt(amount));
    }
    return sums;
  }
}

function referenceIn(value: unknown): { reference?: string } {
  const { reference } = (value ?? {}) as { reference?: unknown };
  return typeof reference === "string" ? { reference } : {};
}
