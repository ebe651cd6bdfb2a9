import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { PaymentView } from "../../../gateways/gateway";
import { hasValue, type Outcome } from "../../../gateways/outcome";
import { entityId } from "../../../lib/ids";
import { digestOf, idempotencyKey, logicalKey } from "./attempt-record";
import { secondsUntilAsked } from "./attempt-schedule";
import { rankOf, RANK_OF_ROW } from "./payment-record";
import type { NewPayment } from "./payments";
import type { AttemptRow, PaymentRow } from "./rows";
import { Statement } from "./statement";

export interface Creation {
  payment: PaymentRow;
  attempt: Pick<AttemptRow, "id" | "idempotency_key">;
}

export interface Begun extends Creation {
  /** The cart that the session pays for; undefined for what has none, or where it cannot be known. */
  cartId?: string;
}

/** PostgreSQL's word for a table that is not there: Medusa's own may be in another database. */
const UNDEFINED_TABLE = "42P01";

/** What a payment's row holds when it has just been made. */
const UNTOUCHED = {
  reference: null,
  status: "waiting",
  failed_try: null,
  captured: "0",
  refunded: "0",
  capturable: null,
  payable_until: null,
  authorization_ends_at: null,
  superseded_at: null,
  next_look_at: null,
  looks: 0,
  settled_at: null,
  busy_until: null,
  order_refusals: 0,
  order_refused_at: null,
  announced: null,
} as const;

/**
 * The beginning of a payment, for which a shopper waits: its row and its first attempt are one
 * statement before the gateway is called, and one after. Nothing else can know the payment yet, so
 * it needs none of the locks that later operations take.
 */
export class CreationStore {
  private seesCarts = true;

  constructor(private readonly knex: Knex) {}

  /**
   * Written before anything is sent, so that a process that dies leaves it behind.
   *
   * @param movesMoney whether the call itself charges somebody. Then this waits for the disk. Else
   * nothing can be paid before the shopper has the answer, and Medusa gives none before its own
   * commit of the session has put the journal on the disk too, because the write-ahead log is
   * written in order; all that a power cut could take is a payment which nobody can pay.
   * @param lookInSeconds when the payment is first looked at, should no event tell of it before
   */
  async begin(
    payment: Omit<NewPayment, "status" | "captured">,
    now: Date,
    { movesMoney, lookInSeconds }: { movesMoney: boolean; lookInSeconds: number },
  ): Promise<Begun> {
    const attempt = {
      id: entityId("phatt", now),
      idempotency_key: idempotencyKey(payment.order_number, "create", 1),
    };
    const amount = `${payment.amount} ${payment.currency}`;
    const values = [
      movesMoney,
      ...[attempt.id, payment.id, payment.account_id, payment.gateway, payment.environment],
      ...[logicalKey(payment.id, "create", 1), attempt.idempotency_key],
      ...[payment.currency, payment.amount, digestOf("create", amount), now, now],
      secondsUntilAsked({ operation: "create", outcome: "sent" }) ?? 0,
      ...[payment.id, payment.session_id, payment.gateway, payment.environment],
      ...[payment.account_id, payment.order_number, payment.currency, payment.amount],
      ...[payment.cut_off, payment.capture_method, now, lookInSeconds],
    ];
    const cartId = await this.write(values);
    return {
      payment: { ...UNTOUCHED, ...payment, created_at: now },
      attempt,
      ...(cartId && { cartId }),
    };
  }

  /** @returns the cart that the session pays for */
  private async write(values: readonly unknown[]): Promise<string | undefined> {
    if (this.seesCarts) {
      try {
        const [row] = await BEGIN_AND_FIND_CART.run(this.knex, values);
        return (row?.cart_id as string | null | undefined) ?? undefined;
      } catch (error) {
        if ((error as { code?: string }).code !== UNDEFINED_TABLE) throw error;
        this.seesCarts = false;
      }
    }
    await BEGIN.run(this.knex, values);
    return undefined;
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
    await FINISH.run(this.knex, [
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

/** The setting is part of the statement, so it holds for this transaction alone. */
const INSERT = `
  with commit as (
    select set_config('synchronous_commit',
      case when ? then current_setting('synchronous_commit') else 'off' end, true) as done
  ),
  attempt as (
    insert into payment_hub_attempt
      (id, payment_id, account_id, gateway, environment, operation, logical_key, idempotency_key,
       currency, amount, digest, outcome, started_at, sent_at, next_ask_at)
    values (?, ?, ?, ?, ?, 'create', ?, ?, ?, ?, ?, 'sent', ?, ?, now() + make_interval(secs => ?))
  )
  insert into payment_hub_payment
    (id, session_id, gateway, environment, account_id, order_number, currency, amount, cut_off,
     capture_method, created_at, next_look_at)
  select ?, ?, ?, ?, ?, ?, ?, ?::bigint, ?, ?, ?::timestamptz, now() + make_interval(secs => ?)
  from commit where commit.done is not null`;

const BEGIN = new Statement(INSERT);

/** Medusa's own link table, read in the same breath: a query through its graph takes longer than all this. */
const BEGIN_AND_FIND_CART = new Statement(`${INSERT}
  returning (
    select link.cart_id from payment_session session
    join cart_payment_collection link
      on link.payment_collection_id = session.payment_collection_id and link.deleted_at is null
    where session.id = payment_hub_payment.session_id
    limit 1
  ) as cart_id`);

const FINISH = new Statement(`
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
  where quick.done is not null and id = ?`);
