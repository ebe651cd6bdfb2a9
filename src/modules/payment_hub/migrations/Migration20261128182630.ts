import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261128182630 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create table if not exists "payment_hub_alert" ("id" text not null, "kind" text not null, "gateway" text not null, "environment" text check ("environment" in ('sandbox', 'live')) not null, "value" real not null, "threshold" real not null, "opened_at" timestamptz not null, "closed_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "payment_hub_alert_pkey" primary key ("id"));`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_payment_hub_alert_deleted_at" ON "payment_hub_alert" ("deleted_at") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_payment_hub_alert_open" ON "payment_hub_alert" ("kind", "gateway", "environment") WHERE closed_at IS NULL AND deleted_at IS NULL;`,
    );

    this.addSql(
      `create table if not exists "payment_hub_audit" ("id" text not null, "actor_id" text not null, "actor_type" text not null, "actor" text not null, "action" text not null, "gateway" text null, "environment" text check ("environment" in ('sandbox', 'live')) null, "account_id" text null, "subject" text null, "changes" jsonb not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "payment_hub_audit_pkey" primary key ("id"));`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_payment_hub_audit_deleted_at" ON "payment_hub_audit" ("deleted_at") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_payment_hub_audit_listed" ON "payment_hub_audit" ("created_at") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_payment_hub_audit_account" ON "payment_hub_audit" ("account_id") WHERE account_id IS NOT NULL AND deleted_at IS NULL;`,
    );

    this.addSql(
      `create table if not exists "payment_hub_key_draft" ("id" text not null, "gateway" text not null, "environment" text check ("environment" in ('sandbox', 'live')) not null, "public_key" text not null, "secrets" text not null, "key_id" text not null, "created_by" text not null, "expires_at" timestamptz not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "payment_hub_key_draft_pkey" primary key ("id"));`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_payment_hub_key_draft_deleted_at" ON "payment_hub_key_draft" ("deleted_at") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_payment_hub_key_draft_expired" ON "payment_hub_key_draft" ("expires_at") WHERE deleted_at IS NULL;`,
    );

    this.addSql(
      `create table if not exists "payment_hub_region_method" ("id" text not null, "region_id" text not null, "provider_id" text not null, "position" integer not null, "label" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "payment_hub_region_method_pkey" primary key ("id"));`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_payment_hub_region_method_deleted_at" ON "payment_hub_region_method" ("deleted_at") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_payment_hub_region_method_provider" ON "payment_hub_region_method" ("region_id", "provider_id") WHERE deleted_at IS NULL;`,
    );

    this.addSql(
      `create table if not exists "payment_hub_right" ("id" text not null, "user_id" text not null, "owner" boolean not null default false, "manage" boolean not null default false, "refund" boolean not null default false, "view" boolean not null default false, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "payment_hub_right_pkey" primary key ("id"));`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_payment_hub_right_deleted_at" ON "payment_hub_right" ("deleted_at") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_payment_hub_right_user" ON "payment_hub_right" ("user_id") WHERE deleted_at IS NULL;`,
    );

    this.addSql(
      `create table if not exists "payment_hub_store_setting" ("id" text not null, "public_url" text null, "probe_secret" text not null, "alerts_on" boolean not null default true, "alert_threshold" real not null default 98, "alert_window_minutes" integer not null default 60, "alert_min_payments" integer not null default 20, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "payment_hub_store_setting_pkey" primary key ("id"));`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_payment_hub_store_setting_deleted_at" ON "payment_hub_store_setting" ("deleted_at") WHERE deleted_at IS NULL;`,
    );

    this.addSql(
      `create table if not exists "payment_hub_webhook_health" ("id" text not null, "gateway" text not null, "environment" text check ("environment" in ('sandbox', 'live')) null, "account_id" text null, "kind" text check ("kind" in ('received', 'refused', 'tested')) not null, "reason" text null, "message" text null, "event_type" text null, "count" integer not null default 1, "last_at" timestamptz not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "payment_hub_webhook_health_pkey" primary key ("id"));`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_payment_hub_webhook_health_deleted_at" ON "payment_hub_webhook_health" ("deleted_at") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_payment_hub_webhook_health_gateway" ON "payment_hub_webhook_health" ("gateway") WHERE deleted_at IS NULL;`,
    );

    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_payment_hub_payment_listed" ON "payment_hub_payment" ("created_at") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_payment_hub_payment_amount" ON "payment_hub_payment" ("amount", "created_at") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_payment_hub_payment_paid" ON "payment_hub_payment" ("gateway", "environment", "created_at") WHERE status = 'captured' AND deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_payment_hub_payment_open" ON "payment_hub_payment" ("created_at") WHERE status IN ('requires_action', 'processing', 'authorized', 'failed') AND deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_payment_hub_payment_former_session" ON "payment_hub_payment" ("session_id") WHERE superseded_at IS NOT NULL AND deleted_at IS NULL;`,
    );
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "payment_hub_alert" cascade;`);

    this.addSql(`drop table if exists "payment_hub_audit" cascade;`);

    this.addSql(`drop table if exists "payment_hub_key_draft" cascade;`);

    this.addSql(`drop table if exists "payment_hub_region_method" cascade;`);

    this.addSql(`drop table if exists "payment_hub_right" cascade;`);

    this.addSql(`drop table if exists "payment_hub_store_setting" cascade;`);

    this.addSql(`drop table if exists "payment_hub_webhook_health" cascade;`);

    this.addSql(`drop index if exists "IDX_payment_hub_payment_listed";`);
    this.addSql(`drop index if exists "IDX_payment_hub_payment_amount";`);
    this.addSql(`drop index if exists "IDX_payment_hub_payment_paid";`);
    this.addSql(`drop index if exists "IDX_payment_hub_payment_open";`);
    this.addSql(`drop index if exists "IDX_payment_hub_payment_former_session";`);
  }
}
