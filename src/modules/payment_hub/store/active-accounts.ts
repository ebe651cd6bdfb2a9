import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { Kept } from "./kept";
import type { AccountRow, SettingRow } from "./rows";

/** What new payments of a gateway begin with. */
export interface Active {
  setting: SettingRow;
  account: AccountRow;
  /** The store's public address as set in the dashboard. */
  publicUrl: string | null;
}

/**
 * The account that takes new payments, kept for a moment: every shopper who chooses a method needs it.
 */
export class ActiveAccounts {
  private readonly kept = new Kept((gateway) => this.read(gateway));

  constructor(private readonly knex: Knex) {}

  /** @returns undefined when the gateway was never set up, or has no account in its environment */
  of(gateway: string): Promise<Active | undefined> {
    return this.kept.of(gateway);
  }

  /** Something was changed here. */
  forget(): void {
    this.kept.forget();
  }

  private async read(gateway: string): Promise<Active | undefined> {
    const { rows } = await this.knex.raw<{ rows: (AccountRow & SettingColumns)[] }>(ACTIVE, [
      gateway,
    ]);
    const [row] = rows;
    if (!row) return undefined;
    const { enabled, active_environment, setting_capture_method, late_payments, ...more } = row;
    const { public_url, ...account } = more;
    const capture_method = setting_capture_method;
    const setting = { id: gateway, enabled, active_environment, capture_method, late_payments };
    return { setting, account, publicUrl: public_url };
  }
}

type SettingColumns = Pick<SettingRow, "enabled" | "active_environment" | "late_payments"> & {
  setting_capture_method: SettingRow["capture_method"];
  public_url: string | null;
};

const ACTIVE = `
  select setting.enabled, setting.active_environment, setting.late_payments,
    setting.capture_method as setting_capture_method, account.*,
    (select public_url from payment_hub_store_setting where id = 'store') as public_url
  from payment_hub_gateway_setting setting
  join payment_hub_account account
    on account.gateway = setting.id and account.environment = setting.active_environment
    and account.status = 'current' and account.deleted_at is null
  where setting.id = ?`;
