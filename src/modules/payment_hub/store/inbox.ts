import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { generateEntityId } from "@medusajs/framework/utils";
import type { GatewayEvent } from "../../../gateways/gateway";
import type { AccountRow, EventRow } from "./rows";

const TABLE = "payment_hub_event";

/** Longer than a cart takes to complete while another request holds its lock. */
const LEASE_SECONDS = 180;

export type Verdict = { state: Exclude<EventRow["state"], "received">; note?: string };

/** Verified gateway events: one row each, applied once. */
export class Inbox {
  constructor(private readonly knex: Knex) {}

  /**
   * Stores an event, committed before this returns; sent again, it changes nothing.
   * @returns the row's id, and whether this is the first time
   */
  async receive(account: AccountRow, event: GatewayEvent): Promise<{ id: string; isNew: boolean }> {
    const [inserted] = await this.knex<EventRow>(TABLE)
      .insert({
        id: generateEntityId(undefined, "phevt"),
        gateway: account.gateway,
        environment: account.environment,
        account_id: account.id,
        event_id: event.id,
        type: event.type,
        reference: event.payment?.reference ?? null,
        order_number: event.payment?.orderNumber ?? null,
        object: event.object ?? null,
        payload: event.payload,
        next_try_at: this.knex.fn.now(),
        occurred_at: event.occurredAt ?? null,
      })
      .onConflict()
      .ignore()
      .returning("id");
    if (inserted) return { id: inserted.id, isNew: true };
    const existing = await this.knex<EventRow>(TABLE)
      .where({ gateway: account.gateway, account_id: account.id, event_id: event.id })
      .first("id");
    return { id: existing?.id ?? "", isNew: false };
  }

  /** Takes one event to work on, for as long as the lease lasts; undefined when it is not due. */
  async claim(id: string): Promise<EventRow | undefined> {
    const due = this.knex(TABLE)
      .select("id")
      .where({ id })
      .whereIn("state", ["received", "parked"])
      .where("next_try_at", "<=", this.knex.fn.now())
      .forUpdate()
      .skipLocked();
    const [row] = await this.knex<EventRow>(TABLE)
      .whereIn("id", due)
      .update({
        // The lease: whoever holds it settles the row before it comes due again.
        next_try_at: this.knex.raw("now() + make_interval(secs => ?)", [LEASE_SECONDS]),
        tries: this.knex.raw("tries + 1"),
      } as never)
      .returning("*");
    return row;
  }

  /** Ids of what is due and nobody works on: left by a crash, parked, or to be tried again. */
  async listDue(limit: number): Promise<string[]> {
    const rows = await this.knex<EventRow>(TABLE)
      .whereIn("state", ["received", "parked"])
      .where("next_try_at", "<=", this.knex.fn.now())
      .orderBy("next_try_at")
      .limit(limit)
      .select("id");
    return rows.map((row) => row.id);
  }

  /**
   * Ends one's own work on an event. A worker whose lease ran out has nothing to say any more: the
   * count of tries tells whose claim it is.
   */
  async settle({ id, tries }: EventRow, verdict: Verdict): Promise<void> {
    await this.knex(TABLE)
      .where({ id, tries })
      .update({
        state: verdict.state,
        note: verdict.note ?? null,
        processed_at: this.knex.fn.now(),
        updated_at: this.knex.fn.now(),
      });
  }

  /** Puts an event back to be tried after `seconds`, in the state that says why. */
  async retryLater(
    { id, tries }: EventRow,
    state: "received" | "parked",
    note: string,
    seconds: number,
  ): Promise<void> {
    await this.knex(TABLE)
      .where({ id, tries })
      .update({
        state,
        note,
        next_try_at: this.knex.raw("now() + make_interval(secs => ?)", [seconds]),
        updated_at: this.knex.fn.now(),
      });
  }
}
