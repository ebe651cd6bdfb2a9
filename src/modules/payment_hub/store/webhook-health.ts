import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { WebhookHealthRow } from "./dashboard-rows";
import { rowsOf } from "./table";

const TABLE = "payment_hub_webhook_health";

/** As many as the column holds; a flood of forgeries ends there and not in an error. */
const MOST = 2 ** 31 - 1;

export type WebhookNote = Omit<WebhookHealthRow, "id">;

/** How gateways' notifications fare; a row for each account (or gateway) and reason. */
export class WebhookHealthStore {
  constructor(private readonly knex: Knex) {}

  async list(gateway: string): Promise<WebhookHealthRow[]> {
    return rowsOf<WebhookHealthRow>(this.knex, TABLE).where({ gateway }).orderBy("last_at", "desc");
  }

  /** @param note with how many there were since the last one that was noted */
  async note(note: WebhookNote): Promise<void> {
    const { gateway, account_id, kind, reason, count } = note;
    const { environment, message, event_type, last_at } = note;
    await this.knex(TABLE)
      .insert({ id: `${account_id ?? gateway}:${reason ?? kind}`, ...note })
      .onConflict("id")
      .merge({
        environment,
        message,
        event_type,
        last_at,
        count: this.knex.raw(`least(${TABLE}.count::bigint + ?, ${MOST})`, [count]),
        updated_at: this.knex.fn.now(),
      });
  }
}
