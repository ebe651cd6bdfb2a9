import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261128194500 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_payment_hub_refund_gateway_number" ON "payment_hub_refund" ("reference") WHERE reference IS NOT NULL AND deleted_at IS NULL;`,
    );
  }

  override async down(): Promise<void> {
    this.addSql(`drop index if exists "IDX_payment_hub_refund_gateway_number";`);
  }
}
