import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { SettingRow } from "./rows";

const TABLE = "payment_hub_gateway_setting";

/** What the merchant chose for each gateway. */
export class SettingStore {
  constructor(
    private readonly knex: Knex,
    private readonly changed: () => void,
  ) {}

  /** A gateway nobody has set up yet is off, in sandbox, and captures automatically. */
  async get(gateway: string): Promise<SettingRow> {
    const row = await this.knex<SettingRow>(TABLE).where({ id: gateway }).first();
    return (
      row ?? {
        id: gateway,
        enabled: false,
        active_environment: "sandbox",
        capture_method: "automatic",
        late_payments: "refund",
      }
    );
  }

  async update(gateway: string, patch: Partial<Omit<SettingRow, "id">>): Promise<void> {
    await this.knex(TABLE)
      .insert({ id: gateway, ...patch })
      .onConflict("id")
      .merge({ ...patch, updated_at: this.knex.fn.now() });
    this.changed();
  }
}
