import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261128182000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "payment_hub_event" add column if not exists "outages" integer not null default 0;`,
    );
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists "payment_hub_event" drop column if exists "outages";`);
  }
}
