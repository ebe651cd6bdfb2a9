import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { entityId } from "../../../lib/ids";
import type { AuditRow } from "./dashboard-rows";
import { rowsOf } from "./table";

const TABLE = "payment_hub_audit";

export type NewAuditEntry = Omit<AuditRow, "id" | "created_at">;

export interface AuditFilter {
  gateway?: string | undefined;
  actor_id?: string | undefined;
}

/** Who changed what: written once, never changed. */
export class AuditStore {
  constructor(private readonly knex: Knex) {}

  async record(entry: NewAuditEntry, now: Date): Promise<void> {
    await this.knex(TABLE).insert({
      id: entityId("phaud", now),
      ...entry,
      changes: JSON.stringify(entry.changes),
      created_at: now,
    });
  }

  /**
   * Newest first.
   * @param before the last entry of the page before
   */
  async page(
    filter: AuditFilter,
    limit: number,
    before?: Pick<AuditRow, "id" | "created_at">,
  ): Promise<AuditRow[]> {
    const given = Object.entries(filter).filter(([, value]) => value !== undefined);
    const rows = rowsOf<AuditRow>(this.knex, TABLE).where(Object.fromEntries(given));
    if (before) void rows.whereRaw("(created_at, id) < (?, ?)", [before.created_at, before.id]);
    return rows.orderBy("created_at", "desc").orderBy("id", "desc").limit(limit).select("*");
  }

  /** What was done to one account, newest first. */
  async ofAccount(accountId: string, limit: number): Promise<AuditRow[]> {
    return rowsOf<AuditRow>(this.knex, TABLE)
      .where({ account_id: accountId })
      .orderBy("created_at", "desc")
      .limit(limit)
      .select("*");
  }
}
