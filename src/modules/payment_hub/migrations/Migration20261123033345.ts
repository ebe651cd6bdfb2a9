import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261123033345 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create table if not exists "payment_hub_dispute" ("id" text not null, "payment_id" text not null, "account_id" text not null, "gateway" text not null, "environment" text check ("environment" in ('sandbox', 'live')) not null, "reference" text not null, "currency" text not null, "amount" bigint not null, "status" text check ("status" in ('inquiry', 'needs_response', 'under_review', 'won', 'lost')) not null, "reason" text not null, "respond_by" timestamptz null, "funds_withdrawn" boolean not null default false, "opened_at" timestamptz not null, "closed_at" timestamptz null, "announced" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "payment_hub_dispute_pkey" primary key ("id"));`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_payment_hub_dispute_deleted_at" ON "payment_hub_dispute" ("deleted_at") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_payment_hub_dispute_reference" ON "payment_hub_dispute" ("account_id", "reference") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_payment_hub_dispute_payment" ON "payment_hub_dispute" ("payment_id") WHERE deleted_at IS NULL;`,
    );

    this.addSql(
      `create table if not exists "payment_hub_fraud_warning" ("id" text not null, "payment_id" text not null, "account_id" text not null, "gateway" text not null, "environment" text check ("environment" in ('sandbox', 'live')) not null, "reference" text not null, "kind" text not null, "actionable" boolean not null, "warned_at" timestamptz not null, "announced" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "payment_hub_fraud_warning_pkey" primary key ("id"));`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_payment_hub_fraud_warning_deleted_at" ON "payment_hub_fraud_warning" ("deleted_at") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_payment_hub_fraud_warning_reference" ON "payment_hub_fraud_warning" ("account_id", "reference") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_payment_hub_fraud_warning_payment" ON "payment_hub_fraud_warning" ("payment_id") WHERE deleted_at IS NULL;`,
    );

    this.addSql(
      `alter table if exists "payment_hub_event" add column if not exists "object" text null;`,
    );
    this.addSql(`alter table if exists "payment_hub_event" alter column "payload" drop not null;`);
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_payment_hub_event_kept" ON "payment_hub_event" ("created_at") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_payment_hub_event_stuck" ON "payment_hub_event" ("created_at") WHERE state IN ('quarantined', 'dead') AND deleted_at IS NULL;`,
    );

    this.addSql(
      `alter table if exists "payment_hub_refund" add column if not exists "reversed_at" timestamptz null, add column if not exists "announced" text null;`,
    );
    this.addSql(
      `alter table if exists "payment_hub_payment" add column if not exists "order_refusals" integer not null default 0, add column if not exists "announced" text null;`,
    );
    // One that the gateway tells of in an event and in an answer at once is one row. The index begins
    // with the payment, so that the one on the payment alone is not needed any more.
    this.addSql(`drop index if exists "IDX_payment_hub_refund_reference";`);
    this.addSql(`drop index if exists "IDX_payment_hub_refund_payment";`);
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_payment_hub_refund_reference" ON "payment_hub_refund" ("payment_id", "reference") WHERE deleted_at IS NULL;`,
    );
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "payment_hub_dispute" cascade;`);

    this.addSql(`drop table if exists "payment_hub_fraud_warning" cascade;`);

    this.addSql(`drop index if exists "IDX_payment_hub_event_kept";`);
    this.addSql(`drop index if exists "IDX_payment_hub_event_stuck";`);
    this.addSql(`alter table if exists "payment_hub_event" drop column if exists "object";`);

    this.addSql(`update "payment_hub_event" set "payload" = '{}' where "payload" is null;`);
    this.addSql(`alter table if exists "payment_hub_event" alter column "payload" set not null;`);

    this.addSql(
      `alter table if exists "payment_hub_refund" drop column if exists "reversed_at", drop column if exists "announced";`,
    );
    this.addSql(
      `alter table if exists "payment_hub_payment" drop column if exists "order_refusals", drop column if exists "announced";`,
    );
    this.addSql(`drop index if exists "IDX_payment_hub_refund_reference";`);
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_payment_hub_refund_reference" ON "payment_hub_refund" ("account_id", "reference") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_payment_hub_refund_payment" ON "payment_hub_refund" ("payment_id") WHERE deleted_at IS NULL;`,
    );
  }
}
