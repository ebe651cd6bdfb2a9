import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { AccountRow, SettingRow } from "./rows";

/** What new payments of a gateway begin with. */
export interface Active {
  setting: SettingRow;
  account: AccountRow;
}

/** What another instance changes is seen here after this at the latest. */
const KEPT_MS = 500;

/**
 * The account that takes new payments, kept for a moment: every shopper who chooses a method needs
 * it, and it changes a few times a year. What is changed in this process is seen at once.
 */
export class ActiveAccounts {
  private readonly kept = new Map<string, { until: number; active: Active | undefined }>();

  constructor(private readonly knex: Knex) {}

  /** @returns undefined when the gateway was never set up, or has no account in its environment */
  async of(gateway: string): Promise<Active | undefined> {
    const kept = this.kept.get(gateway);
    if (kept && kept.until > performance.now()) return kept.active;
    const active = await this.read(gateway);
    this.kept.set(gateway, { until: performance.now() + KEPT_MS, active });
    return active;
  }

  /** Something was changed here. */
  forget(): void {
    this.kept.clear();
  }

  private async read(gateway: string): Promise<Active | undefined> {
    const { rows } = await this.knex.raw<{ rows: (AccountRow & SettingColumns)[] }>(ACTIVE, [
      gateway,
    ]);
    const [row] = rows;
    if (!row) return undefined;
    const { enabled, active_environment, setting_capture_method, late_payments, ...account } = row;
    const capture_method = setting_capture_method;
    const setting = { id: gateway, enabled, active_environment, capture_method, late_payments };
    return { setting, account };
  }
}

type SettingColumns = Pick<SettingRow, "enabled" | "active_environment" | "late_payments"> & {
  setting_capture_method: SettingRow["capture_method"];
};

const ACTIVE = `
  select setting.enabled, setting.active_environment, setting.late_payments,
    setting.capture_method as setting_capture_method, account.*
  from payment_hub_gateway_setting setting
  join payment_hub_account account
    on account.gateway = setting.id and account.environment = setting.active_environment
    and account.status = 'current' and account.deleted_at is null
  where setting.id = ?`;
