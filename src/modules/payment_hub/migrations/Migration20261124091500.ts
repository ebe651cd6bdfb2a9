import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261124091500 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "payment_hub_payment" add column if not exists "failed_try" text null;`,
    );
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists "payment_hub_payment" drop column if exists "failed_try";`);
  }
}
