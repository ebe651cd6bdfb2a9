import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/** What Medusa events tell of. */
const TABLES = {
  payment: "payment_hub_payment",
  refund: "payment_hub_refund",
  dispute: "payment_hub_dispute",
  fraud_warning: "payment_hub_fraud_warning",
} as const;

export type Announced = keyof typeof TABLES;

export interface Claim {
  /** What was told before; null for nothing. */
  before: string | null;
}

/**
 * Which state of a row a Medusa event has told of. Each state is claimed before it is told, so that
 * it is told once, whoever finds it and however often.
 */
export class AnnouncementStore {
  constructor(private readonly knex: Knex) {}

  /** @returns undefined when that state has been told of already */
  async claim(what: Announced, id: string, state: string): Promise<Claim | undefined> {
    const { rows } = await this.knex.raw<{ rows: Claim[] }>(claimIn(TABLES[what]), [
      id,
      state,
      state,
    ]);
    return rows[0];
  }

  /** It could not be told: somebody else may. */
  async giveBack(what: Announced, id: string, state: string, { before }: Claim): Promise<void> {
    await this.knex(TABLES[what]).where({ id, announced: state }).update({ announced: before });
  }
}

const claimIn = (table: string): string => `
  with earlier as (select id, announced from ${table} where id = ? for update)
  update ${table} as row set announced = ? from earlier
  where row.id = earlier.id and earlier.announced is distinct from ?
  returning earlier.announced as before`;
