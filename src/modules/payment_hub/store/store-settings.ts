import { randomBytes } from "node:crypto";
import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { Kept } from "./kept";
import type { StoreSettingRow } from "./dashboard-rows";

const TABLE = "payment_hub_store_setting";
const ID = "store";
const PROBE_SECRET_BYTES = 32;

/** What the merchant chose for all gateways together; one row, which is there once it is needed. */
export class StoreSettings {
  private readonly kept = new Kept(() => this.read());

  constructor(
    private readonly knex: Knex,
    private readonly changed: () => void,
  ) {}

  /** Kept for a moment, because every payment needs the address. */
  get(): Promise<StoreSettingRow> {
    return this.kept.of(ID);
  }

  async update(patch: Partial<StoreSettingRow>): Promise<void> {
    await this.insert(patch)
      .onConflict("id")
      .merge({ ...patch, updated_at: this.knex.fn.now() });
    this.kept.forget();
    this.changed();
  }

  /** What this store signs with, so that it knows itself behind its public address. */
  async probeSecret(): Promise<string> {
    await this.insert({}).onConflict("id").ignore();
    const row = await this.knex<{ id: string; probe_secret: string }>(TABLE)
      .where({ id: ID })
      .first();
    if (!row) throw new Error("the store's settings were not written");
    return row.probe_secret;
  }

  private insert(patch: Partial<StoreSettingRow>): Knex.QueryBuilder {
    const probe_secret = randomBytes(PROBE_SECRET_BYTES).toString("base64url");
    return this.knex(TABLE).insert({ id: ID, probe_secret, ...patch });
  }

  private async read(): Promise<StoreSettingRow> {
    const row = await this.knex<StoreSettingRow & { id: string }>(TABLE)
      .where({ id: ID })
      .first(...Object.keys(DEFAULTS));
    return (row as StoreSettingRow | undefined) ?? DEFAULTS;
  }
}

/** As the columns' own. */
const DEFAULTS: StoreSettingRow = {
  public_url: null,
  alerts_on: true,
  alert_threshold: 98,
  alert_window_minutes: 60,
  alert_min_payments: 20,
};
