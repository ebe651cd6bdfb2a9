import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/**
 * People look for events by one number. The two indexes that there were began with the gateway: they
 * begin with the number now, so that what comes in is not written into two more.
 */
export class Migration20261123083000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`drop index if exists "IDX_payment_hub_event_identity";`);
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_payment_hub_event_identity" ON "payment_hub_event" ("event_id", "account_id", "gateway") WHERE deleted_at IS NULL;`,
    );
    this.addSql(`drop index if exists "IDX_payment_hub_event_reference";`);
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_payment_hub_event_reference" ON "payment_hub_event" ("reference") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_payment_hub_event_order_number" ON "payment_hub_event" ("order_number") WHERE order_number IS NOT NULL AND deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_payment_hub_event_object" ON "payment_hub_event" ("object") WHERE object IS NOT NULL AND deleted_at IS NULL;`,
    );
  }

  override async down(): Promise<void> {
    this.addSql(`drop index if exists "IDX_payment_hub_event_order_number";`);
    this.addSql(`drop index if exists "IDX_payment_hub_event_object";`);
    this.addSql(`drop index if exists "IDX_payment_hub_event_identity";`);
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_payment_hub_event_identity" ON "payment_hub_event" ("gateway", "account_id", "event_id") WHERE deleted_at IS NULL;`,
    );
    this.addSql(`drop index if exists "IDX_payment_hub_event_reference";`);
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_payment_hub_event_reference" ON "payment_hub_event" ("gateway", "reference") WHERE deleted_at IS NULL;`,
    );
  }
}
