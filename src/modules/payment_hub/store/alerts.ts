import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { generateEntityId } from "@medusajs/framework/utils";
import type { AlertRow } from "./dashboard-rows";
import { rowsOf } from "./table";

const TABLE = "payment_hub_alert";

export type AlertSubject = Pick<AlertRow, "kind" | "gateway" | "environment">;

/** What is worse than the merchant wants, one open alert a subject. */
export class AlertStore {
  constructor(private readonly knex: Knex) {}

  async listOpen(): Promise<AlertRow[]> {
    return rowsOf<AlertRow>(this.knex, TABLE).whereNull("closed_at").orderBy("opened_at", "desc");
  }

  /** @returns the new alert; undefined when one is open already */
  async open(
    subject: AlertSubject,
    measured: Pick<AlertRow, "value" | "threshold">,
    now: Date,
  ): Promise<AlertRow | undefined> {
    const id = generateEntityId(undefined, "phalt");
    const [row] = await this.knex<AlertRow>(TABLE)
      .insert({ id, ...subject, ...measured, opened_at: now })
      .onConflict()
      .ignore()
      .returning("*");
    return row;
  }

  /** @returns the alert that ended; undefined when none was open */
  async close(subject: AlertSubject, now: Date): Promise<AlertRow | undefined> {
    const [row] = await rowsOf<AlertRow>(this.knex, TABLE)
      .where(subject)
      .whereNull("closed_at")
      .update({ closed_at: now })
      .returning("*");
    return row;
  }
}
