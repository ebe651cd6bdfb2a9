import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261123081500 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create table if not exists "payment_hub_announcement" ("id" text not null, "key" text null, "name" text not null, "data" jsonb not null, "claimed_until" timestamptz not null, "told_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "payment_hub_announcement_pkey" primary key ("id"));`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_payment_hub_announcement_deleted_at" ON "payment_hub_announcement" ("deleted_at") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_payment_hub_announcement_key" ON "payment_hub_announcement" ("key") WHERE key IS NOT NULL AND deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_payment_hub_announcement_untold" ON "payment_hub_announcement" ("claimed_until") WHERE told_at IS NULL AND deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_payment_hub_announcement_kept" ON "payment_hub_announcement" ("told_at") WHERE told_at IS NOT NULL AND deleted_at IS NULL;`,
    );

    this.addSql(
      `alter table if exists "payment_hub_payment" add column if not exists "settled_at" timestamptz null;`,
    );
    // What somebody waits for is found without reading what is looked at for months.
    this.addSql(`drop index if exists "IDX_payment_hub_payment_look";`);
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_payment_hub_payment_look" ON "payment_hub_payment" ("next_look_at") WHERE next_look_at IS NOT NULL AND settled_at IS NULL AND deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_payment_hub_payment_settled_look" ON "payment_hub_payment" ("next_look_at") WHERE next_look_at IS NOT NULL AND settled_at IS NOT NULL AND deleted_at IS NULL;`,
    );

    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_payment_hub_attempt_medusa" ON "payment_hub_attempt" ("medusa_id") WHERE medusa_id IS NOT NULL AND deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_payment_hub_refund_medusa" ON "payment_hub_refund" ("medusa_refund_id") WHERE medusa_refund_id IS NOT NULL AND deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_payment_hub_customer_reference" ON "payment_hub_customer" ("account_id", "reference") WHERE deleted_at IS NULL;`,
    );
  }

  override async down(): Promise<void> {
    this.addSql(`drop index if exists "IDX_payment_hub_customer_reference";`);
    this.addSql(`drop index if exists "IDX_payment_hub_refund_medusa";`);
    this.addSql(`drop index if exists "IDX_payment_hub_attempt_medusa";`);

    this.addSql(`drop index if exists "IDX_payment_hub_payment_settled_look";`);
    this.addSql(`drop index if exists "IDX_payment_hub_payment_look";`);
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_payment_hub_payment_look" ON "payment_hub_payment" ("next_look_at") WHERE next_look_at IS NOT NULL AND deleted_at IS NULL;`,
    );
    // Looks that the version before knows nothing of.
    this.addSql(
      `update "payment_hub_payment" set "next_look_at" = null where "settled_at" is not null;`,
    );
    this.addSql(`alter table if exists "payment_hub_payment" drop column if exists "settled_at";`);

    this.addSql(`drop table if exists "payment_hub_announcement" cascade;`);
  }
}
