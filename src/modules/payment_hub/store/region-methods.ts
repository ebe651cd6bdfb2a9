import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { generateEntityId } from "@medusajs/framework/utils";
import type { RegionMethodRow } from "./dashboard-rows";
import { rowsOf } from "./table";

const TABLE = "payment_hub_region_method";

/** In which order a region's checkout shows its methods, and what it calls them. */
export class RegionMethodStore {
  constructor(private readonly knex: Knex) {}

  /** As they are shown. A method that nobody has placed has no row. */
  async of(regionIds: readonly string[]): Promise<RegionMethodRow[]> {
    return rowsOf<RegionMethodRow>(this.knex, TABLE)
      .whereIn("region_id", regionIds)
      .orderBy(["region_id", "position"])
      .select("region_id", "provider_id", "position", "label");
  }

  /** A region's whole order at once, so that two who save at the same time do not mix theirs. */
  async replace(regionId: string, methods: Omit<RegionMethodRow, "region_id">[]): Promise<void> {
    await this.knex.transaction(async (trx) => {
      await trx.raw("select pg_advisory_xact_lock(hashtext(?))", [`${TABLE}:${regionId}`]);
      await rowsOf(trx, TABLE).where({ region_id: regionId }).delete();
      if (methods.length === 0) return;
      await trx(TABLE).insert(
        methods.map((method) => ({
          id: generateEntityId(undefined, "phreg"),
          region_id: regionId,
          ...method,
        })),
      );
    });
  }
}
