import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { generateEntityId } from "@medusajs/framework/utils";
import type { CustomerRow } from "./rows";
import { rowsOf } from "./table";

const TABLE = "payment_hub_customer";

/** Which customer of an account a Medusa customer is. */
export class CustomerStore {
  constructor(private readonly knex: Knex) {}

  async find(customerId: string, accountId: string): Promise<string | undefined> {
    const row = await rowsOf<CustomerRow>(this.knex, TABLE)
      .where({ customer_id: customerId, account_id: accountId })
      .first();
    return row?.reference;
  }

  /** Which Medusa customer an account's customer is. */
  async byReference(accountId: string, reference: string): Promise<string | undefined> {
    const row = await rowsOf<CustomerRow>(this.knex, TABLE)
      .where({ account_id: accountId, reference })
      .first();
    return row?.customer_id;
  }

  async listOf(customerId: string): Promise<CustomerRow[]> {
    return rowsOf<CustomerRow>(this.knex, TABLE).where({ customer_id: customerId });
  }

  /** Remembers the mapping; when another process was first, its reference stands. */
  async remember(customerId: string, accountId: string, reference: string): Promise<string> {
    await this.knex(TABLE)
      .insert({
        id: generateEntityId(undefined, "phcus"),
        customer_id: customerId,
        account_id: accountId,
        reference,
      })
      .onConflict()
      .ignore();
    return (await this.find(customerId, accountId)) ?? reference;
  }

  async forget(customerId: string, accountId: string): Promise<void> {
    await rowsOf(this.knex, TABLE)
      .where({ customer_id: customerId, account_id: accountId })
      .delete();
  }
}
