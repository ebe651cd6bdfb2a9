import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261123013512 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create table if not exists "payment_hub_lease" ("id" text not null, "until" timestamptz not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "payment_hub_lease_pkey" primary key ("id"));`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_payment_hub_lease_deleted_at" ON "payment_hub_lease" ("deleted_at") WHERE deleted_at IS NULL;`,
    );

    this.addSql(
      `create table if not exists "payment_hub_break" ("id" text not null, "kind" text not null, "subject" text not null, "gateway" text not null, "environment" text check ("environment" in ('sandbox', 'live')) not null, "payment_id" text null, "message" text not null, "next_step" text not null, "state" text check ("state" in ('open', 'resolved')) not null default 'open', "resolution" text null, "opened_at" timestamptz not null, "resolved_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "payment_hub_break_pkey" primary key ("id"));`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_payment_hub_break_deleted_at" ON "payment_hub_break" ("deleted_at") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_payment_hub_break_subject" ON "payment_hub_break" ("kind", "subject") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_payment_hub_break_open" ON "payment_hub_break" ("opened_at") WHERE state = 'open' AND deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_payment_hub_break_payment" ON "payment_hub_break" ("payment_id") WHERE deleted_at IS NULL;`,
    );

    this.addSql(
      `create table if not exists "payment_hub_refund" ("id" text not null, "payment_id" text not null, "account_id" text not null, "number" text null, "reference" text null, "currency" text not null, "amount" bigint not null, "status" text check ("status" in ('pending', 'succeeded', 'failed')) not null, "failure" text null, "medusa_refund_id" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "payment_hub_refund_pkey" primary key ("id"));`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_payment_hub_refund_deleted_at" ON "payment_hub_refund" ("deleted_at") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_payment_hub_refund_payment" ON "payment_hub_refund" ("payment_id") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_payment_hub_refund_number" ON "payment_hub_refund" ("number") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_payment_hub_refund_reference" ON "payment_hub_refund" ("account_id", "reference") WHERE deleted_at IS NULL;`,
    );

    this.addSql(
      `alter table if exists "payment_hub_account" add column if not exists "options" jsonb not null default '{}';`,
    );

    this.addSql(
      `alter table if exists "payment_hub_attempt" add column if not exists "captured_before" bigint null, add column if not exists "parts" jsonb null, add column if not exists "medusa_id" text null, add column if not exists "medusa_row" jsonb null, add column if not exists "asks" integer not null default 0, add column if not exists "next_ask_at" timestamptz null, add column if not exists "sent_at" timestamptz not null default now(), add column if not exists "untold" boolean not null default false;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_payment_hub_attempt_customer" ON "payment_hub_attempt" ("digest") WHERE payment_id IS NULL AND deleted_at IS NULL;`,
    );

    this.addSql(`drop index if exists "IDX_payment_hub_attempt_open";`);
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_payment_hub_attempt_open" ON "payment_hub_attempt" ("next_ask_at") WHERE next_ask_at IS NOT NULL AND deleted_at IS NULL;`,
    );
    // Attempts that were open before there was a repair job.
    this.addSql(
      `update "payment_hub_attempt" set "next_ask_at" = now() where "outcome" in ('sent', 'unknown') and "payment_id" is not null;`,
    );

    this.addSql(
      `alter table if exists "payment_hub_gateway_setting" add column if not exists "late_payments" text check ("late_payments" in ('refund', 'hold')) not null default 'refund';`,
    );

    this.addSql(
      `alter table if exists "payment_hub_payment" add column if not exists "capturable" bigint null, add column if not exists "payable_until" timestamptz null, add column if not exists "authorization_ends_at" timestamptz null, add column if not exists "next_look_at" timestamptz null, add column if not exists "looks" integer not null default 0;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_payment_hub_payment_look" ON "payment_hub_payment" ("next_look_at") WHERE next_look_at IS NOT NULL AND deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_payment_hub_payment_lapsing" ON "payment_hub_payment" ("authorization_ends_at") WHERE status = 'authorized' AND authorization_ends_at IS NOT NULL AND deleted_at IS NULL;`,
    );
    this.addSql(`drop index if exists "IDX_payment_hub_payment_reference";`);
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_payment_hub_payment_reference" ON "payment_hub_payment" ("gateway", "reference", "account_id") WHERE deleted_at IS NULL;`,
    );
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "payment_hub_lease" cascade;`);
    this.addSql(`drop index if exists "IDX_payment_hub_payment_reference";`);
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_payment_hub_payment_reference" ON "payment_hub_payment" ("gateway", "reference") WHERE deleted_at IS NULL;`,
    );
    this.addSql(`drop index if exists "IDX_payment_hub_attempt_open";`);
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_payment_hub_attempt_open" ON "payment_hub_attempt" ("started_at") WHERE outcome IN ('sent', 'unknown') AND deleted_at IS NULL;`,
    );

    this.addSql(`drop table if exists "payment_hub_break" cascade;`);

    this.addSql(`drop table if exists "payment_hub_refund" cascade;`);

    this.addSql(`alter table if exists "payment_hub_account" drop column if exists "options";`);

    this.addSql(`drop index if exists "IDX_payment_hub_attempt_customer";`);
    this.addSql(
      `alter table if exists "payment_hub_attempt" drop column if exists "captured_before", drop column if exists "parts", drop column if exists "medusa_id", drop column if exists "medusa_row", drop column if exists "asks", drop column if exists "next_ask_at", drop column if exists "sent_at", drop column if exists "untold";`,
    );

    this.addSql(
      `alter table if exists "payment_hub_gateway_setting" drop column if exists "late_payments";`,
    );

    this.addSql(`drop index if exists "IDX_payment_hub_payment_look";`);
    this.addSql(`drop index if exists "IDX_payment_hub_payment_lapsing";`);
    this.addSql(
      `alter table if exists "payment_hub_payment" drop column if exists "capturable", drop column if exists "payable_until", drop column if exists "authorization_ends_at", drop column if exists "next_look_at", drop column if exists "looks";`,
    );
  }
}
