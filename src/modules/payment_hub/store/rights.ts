import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { generateEntityId } from "@medusajs/framework/utils";
import type { RightRow } from "./dashboard-rows";
import { rowsOf } from "./table";

const TABLE = "payment_hub_right";

/** Who may do what with payments. An empty list means that nobody has restricted it. */
export class RightStore {
  constructor(private readonly knex: Knex) {}

  async list(): Promise<RightRow[]> {
    return rowsOf<RightRow>(this.knex, TABLE)
      .select(...COLUMNS)
      .orderBy("user_id");
  }

  async of(userId: string): Promise<RightRow | undefined> {
    return rowsOf<RightRow>(this.knex, TABLE)
      .where({ user_id: userId })
      .first(...COLUMNS);
  }

  /** The whole list at once, so that two owners who save at the same time do not mix theirs. */
  async replace(rights: readonly RightRow[]): Promise<void> {
    await this.knex.transaction(async (trx) => {
      await trx.raw("select pg_advisory_xact_lock(hashtext(?))", [TABLE]);
      await trx(TABLE).delete();
      if (rights.length === 0) return;
      await trx(TABLE).insert(
        rights.map((right) => ({ id: generateEntityId(undefined, "phrgt"), ...right })),
      );
    });
  }
}

const COLUMNS = [
  "user_id",
  "owner",
  "manage",
  "refund",
  "view",
] as const satisfies readonly (keyof RightRow)[];
