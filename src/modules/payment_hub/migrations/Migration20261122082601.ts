import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261122082601 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create table if not exists "payment_hub_account" ("id" text not null, "gateway" text not null, "environment" text check ("environment" in ('sandbox', 'live')) not null, "merchant_id" text not null, "status" text check ("status" in ('current', 'retired')) not null default 'current', "public_fields" jsonb not null, "secrets" text not null, "key_id" text not null, "masked_fields" jsonb not null, "version" integer not null default 1, "last_check" jsonb null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "payment_hub_account_pkey" primary key ("id"));`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_payment_hub_account_deleted_at" ON "payment_hub_account" ("deleted_at") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_payment_hub_account_current" ON "payment_hub_account" ("gateway", "environment") WHERE status = 'current' AND deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_payment_hub_account_merchant" ON "payment_hub_account" ("gateway", "environment", "merchant_id") WHERE deleted_at IS NULL;`,
    );

    this.addSql(
      `create table if not exists "payment_hub_attempt" ("id" text not null, "payment_id" text null, "account_id" text not null, "gateway" text not null, "environment" text check ("environment" in ('sandbox', 'live')) not null, "operation" text not null, "logical_key" text not null, "idempotency_key" text not null, "currency" text null, "amount" bigint null, "digest" text not null, "outcome" text check ("outcome" in ('sent', 'succeeded', 'pending', 'requires_action', 'declined', 'rejected', 'unknown')) not null, "error_code" text null, "gateway_code" text null, "message" text null, "reference" text null, "tries" integer not null default 1, "started_at" timestamptz not null, "finished_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "payment_hub_attempt_pkey" primary key ("id"));`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_payment_hub_attempt_deleted_at" ON "payment_hub_attempt" ("deleted_at") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_payment_hub_attempt_logical_key" ON "payment_hub_attempt" ("logical_key") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_payment_hub_attempt_payment" ON "payment_hub_attempt" ("payment_id", "operation") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_payment_hub_attempt_open" ON "payment_hub_attempt" ("started_at") WHERE outcome IN ('sent', 'unknown') AND deleted_at IS NULL;`,
    );

    this.addSql(
      `create table if not exists "payment_hub_customer" ("id" text not null, "customer_id" text not null, "account_id" text not null, "reference" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "payment_hub_customer_pkey" primary key ("id"));`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_payment_hub_customer_deleted_at" ON "payment_hub_customer" ("deleted_at") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_payment_hub_customer_account" ON "payment_hub_customer" ("customer_id", "account_id") WHERE deleted_at IS NULL;`,
    );

    this.addSql(
      `create table if not exists "payment_hub_event" ("id" text not null, "gateway" text not null, "environment" text check ("environment" in ('sandbox', 'live')) not null, "account_id" text not null, "event_id" text not null, "type" text not null, "reference" text null, "order_number" text null, "payload" jsonb not null, "state" text check ("state" in ('received', 'processed', 'ignored', 'parked', 'quarantined', 'dead')) not null default 'received', "note" text null, "tries" integer not null default 0, "next_try_at" timestamptz not null, "occurred_at" timestamptz null, "processed_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "payment_hub_event_pkey" primary key ("id"));`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_payment_hub_event_deleted_at" ON "payment_hub_event" ("deleted_at") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_payment_hub_event_identity" ON "payment_hub_event" ("gateway", "account_id", "event_id") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_payment_hub_event_due" ON "payment_hub_event" ("next_try_at") WHERE state IN ('received', 'parked') AND deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_payment_hub_event_reference" ON "payment_hub_event" ("gateway", "reference") WHERE deleted_at IS NULL;`,
    );

    this.addSql(
      `create table if not exists "payment_hub_gateway_setting" ("id" text not null, "enabled" boolean not null default false, "active_environment" text check ("active_environment" in ('sandbox', 'live')) not null default 'sandbox', "capture_method" text check ("capture_method" in ('automatic', 'manual')) not null default 'automatic', "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "payment_hub_gateway_setting_pkey" primary key ("id"));`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_payment_hub_gateway_setting_deleted_at" ON "payment_hub_gateway_setting" ("deleted_at") WHERE deleted_at IS NULL;`,
    );

    this.addSql(
      `create table if not exists "payment_hub_payment" ("id" text not null, "session_id" text null, "gateway" text not null, "environment" text check ("environment" in ('sandbox', 'live')) not null, "account_id" text not null, "order_number" text not null, "reference" text null, "currency" text not null, "amount" bigint not null, "cut_off" text not null default '0', "capture_method" text check ("capture_method" in ('automatic', 'manual')) not null, "status" text check ("status" in ('waiting', 'requires_action', 'processing', 'authorized', 'captured', 'failed', 'canceled')) not null default 'waiting', "captured" bigint not null default 0, "refunded" bigint not null default 0, "superseded_at" timestamptz null, "busy_until" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "payment_hub_payment_pkey" primary key ("id"));`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_payment_hub_payment_deleted_at" ON "payment_hub_payment" ("deleted_at") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_payment_hub_payment_order_number" ON "payment_hub_payment" ("order_number") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_payment_hub_payment_reference" ON "payment_hub_payment" ("gateway", "reference") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_payment_hub_payment_session" ON "payment_hub_payment" ("session_id") WHERE superseded_at IS NULL AND deleted_at IS NULL;`,
    );
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "payment_hub_account" cascade;`);

    this.addSql(`drop table if exists "payment_hub_attempt" cascade;`);

    this.addSql(`drop table if exists "payment_hub_customer" cascade;`);

    this.addSql(`drop table if exists "payment_hub_event" cascade;`);

    this.addSql(`drop table if exists "payment_hub_gateway_setting" cascade;`);

    this.addSql(`drop table if exists "payment_hub_payment" cascade;`);
  }
}
