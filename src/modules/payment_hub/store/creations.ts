import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { PaymentView } from "../../../gateways/gateway";
import { hasValue, type Outcome } from "../../../gateways/outcome";
import { entityId } from "../../../lib/ids";
import { digestOf, idempotencyKey, logicalKey } from "./attempt-record";
import { secondsUntilAsked } from "./attempt-schedule";
import { rankOf, RANK_OF_ROW } from "./payment-record";
import type { NewPayment } from "./payments";
import type { AttemptRow, PaymentRow } from "./rows";

export interface Creation {
  payment: PaymentRow;
  attempt: Pick<AttemptRow, "id" | "idempotency_key">;
}

/** What a payment's row holds when it has just been made. */
const UNTOUCHED = {
  reference: null,
  status: "waiting",
  captured: "0",
  refunded: "0",
  capturable: null,
  payable_until: null,
  authorization_ends_at: null,
  superseded_at: null,
  next_look_at: null,
  looks: 0,
  busy_until: null,
  order_refusals: 0,
} as const;

/**
 * The beginning of a payment, for which a shopper waits: its row and its first attempt are one
 * statement before the gateway is called, and one after. Nothing else can know the payment yet, so
 * it needs none of the locks that later operations take. Plain SQL, because the query builder takes
 * longer than the database here.
 */
export class CreationStore {
  constructor(private readonly knex: Knex) {}

  /**
   * Written, and on disk, before anything is sent.
   * @param lookInSeconds when the payment is first looked at, should no event tell of it before
   */
  async begin(
    payment: Omit<NewPayment, "status" | "captured">,
    now: Date,
    lookInSeconds: number,
  ): Promise<Creation> {
    const attempt = {
      id: entityId("phatt", now),
      idempotency_key: idempotencyKey(payment.order_number, "create", 1),
    };
    const amount = `${payment.amount} ${payment.currency}`;
    await this.knex.raw(BEGIN, [
      ...[attempt.id, payment.id, payment.account_id, payment.gateway, payment.environment],
      ...[logicalKey(payment.id, "create", 1), attempt.idempotency_key],
      ...[payment.currency, payment.amount, digestOf("create", amount), now, now],
      secondsUntilAsked({ operation: "create", outcome: "sent" }) ?? 0,
      ...[payment.id, payment.session_id, payment.gateway, payment.environment],
      ...[payment.account_id, payment.order_number, payment.currency, payment.amount],
      ...[payment.cut_off, payment.capture_method, now, lookInSeconds],
    ]);
    return { payment: { ...UNTOUCHED, ...payment, created_at: now }, attempt };
  }

  /**
   * What the gateway said. PostgreSQL need not wait for its disk here: were this lost in a crash, the
   * attempt would still be there as sent, and the repair job would ask what became of it.
   */
  async finish(
    { payment, attempt }: Creation,
    outcome: Outcome<PaymentView>,
    now: Date,
  ): Promise<PaymentRow> {
    const error = hasValue(outcome) ? undefined : outcome.error;
    const view = hasValue(outcome) ? outcome.value : undefined;
    const asked = secondsUntilAsked({ operation: "create", outcome: outcome.outcome });
    const status = view?.status ?? payment.status;
    const row: PaymentRow = {
      ...payment,
      reference: view?.reference ?? payment.reference,
      status,
      captured: String(view?.captured?.minor ?? payment.captured),
      capturable: view?.capturable ? String(view.capturable.minor) : payment.capturable,
      payable_until: view?.payableUntil ?? payment.payable_until,
      authorization_ends_at: view?.authorizationEndsAt ?? payment.authorization_ends_at,
    };
    await this.knex.raw(FINISH, [
      ...[outcome.outcome, view?.reference ?? null, error?.code ?? null],
      ...[error?.gatewayCode ?? null, error?.merchantMessage ?? null, now],
      ...[asked ?? null, attempt.id],
      ...[row.reference, rankOf(status), status, row.captured, row.capturable],
      ...[row.payable_until, row.authorization_ends_at],
      // What the gateway refused is nothing to look at.
      ...[Boolean(view) || outcome.outcome === "unknown", payment.id],
    ]);
    return row;
  }
}

const BEGIN = `
  with attempt as (
    insert into payment_hub_attempt
      (id, payment_id, account_id, gateway, environment, operation, logical_key, idempotency_key,
       currency, amount, digest, outcome, started_at, sent_at, next_ask_at)
    values (?, ?, ?, ?, ?, 'create', ?, ?, ?, ?, ?, 'sent', ?, ?, now() + make_interval(secs => ?))
  )
  insert into payment_hub_payment
    (id, session_id, gateway, environment, account_id, order_number, currency, amount, cut_off,
     capture_method, created_at, next_look_at)
  values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, now() + make_interval(secs => ?))`;

/** The setting is part of the statement, so it holds for this transaction alone. */
const FINISH = `
  with quick as (select set_config('synchronous_commit', 'off', true) as done),
  attempt as (
    update payment_hub_attempt set
      outcome = ?, reference = ?, error_code = ?, gateway_code = ?, message = ?, finished_at = ?,
      asks = 0, next_ask_at = now() + make_interval(secs => ?::double precision),
      updated_at = now()
    where id = ?
  )
  update payment_hub_payment set
    reference = ?, status = case when ${RANK_OF_ROW} <= ? then ? else status end,
    captured = greatest(captured, ?::bigint), capturable = ?::bigint, payable_until = ?,
    authorization_ends_at = ?, next_look_at = case when ?::boolean then next_look_at end,
    updated_at = now()
  from quick
  where quick.done is not null and id = ?`;
