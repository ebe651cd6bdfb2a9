import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261128181500 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create table if not exists "payment_hub_charge" ("id" text not null, "payment_collection_id" text not null, "payment_method" text not null, "payment_id" text null, "request" jsonb null, "asked_at" timestamptz not null, "used_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "payment_hub_charge_pkey" primary key ("id"));`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_payment_hub_charge_deleted_at" ON "payment_hub_charge" ("deleted_at") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_payment_hub_charge_collection" ON "payment_hub_charge" ("payment_collection_id") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_payment_hub_charge_payment" ON "payment_hub_charge" ("payment_id") WHERE payment_id IS NOT NULL AND deleted_at IS NULL;`,
    );
    // Until now nobody looked at these again: they would be open for good.
    this.addSql(
      `update "payment_hub_attempt" set "next_ask_at" = now() where "next_ask_at" is null and "outcome" in ('sent', 'unknown') and ("payment_id" is null or "operation" = 'describe');`,
    );
  }

  override async down(): Promise<void> {
    this.addSql(
      `update "payment_hub_attempt" set "next_ask_at" = null where "payment_id" is null or "operation" = 'describe';`,
    );
    this.addSql(`drop table if exists "payment_hub_charge" cascade;`);
  }
}
