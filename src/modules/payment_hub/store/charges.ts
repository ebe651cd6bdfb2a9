import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { generateEntityId } from "@medusajs/framework/utils";
import { inSeconds } from "./in-seconds";
import type { ChargeRequest, ChargeRow } from "./rows";
import { rowsOf } from "./table";

const TABLE = "payment_hub_charge";

/** It is used at once; one that a dead process left behind opens nothing later. */
const USABLE_SECONDS = 120;

/** The charges that merchants asked for: permissions that open one payment each, and what became of them. */
export class ChargeStore {
  constructor(private readonly knex: Knex) {}

  /** @returns the permission, for whoever makes the charge right now */
  async ask(collectionId: string, paymentMethod: string): Promise<string> {
    const id = generateEntityId(undefined, "phchg");
    await this.knex(TABLE).insert({
      id,
      payment_collection_id: collectionId,
      payment_method: paymentMethod,
      asked_at: this.knex.fn.now(),
    });
    return id;
  }

  /**
   * Uses a permission up for one payment. Medusa keeps it in the session's context and gives it again
   * whenever it makes that session anew; then it is used already.
   * @returns whether it could be used
   */
  async use(
    id: string,
    { paymentId, paymentMethod }: { paymentId: string; paymentMethod: string },
  ): Promise<boolean> {
    const used = await this.knex(TABLE)
      .where({ id, payment_method: paymentMethod })
      .whereNull("used_at")
      .where("asked_at", ">", inSeconds(this.knex, -USABLE_SECONDS) as Knex.Raw)
      .update({ payment_id: paymentId, used_at: this.knex.fn.now() });
    return used === 1;
  }

  /** What is about to be sent. */
  async setRequest(id: string, request: ChargeRequest): Promise<void> {
    await this.knex(TABLE)
      .where({ id })
      .update({ request: JSON.stringify(request) });
  }

  /** Takes back what nobody has used. */
  async withdraw(collectionId: string): Promise<void> {
    await rowsOf(this.knex, TABLE)
      .where({ payment_collection_id: collectionId })
      .whereNull("used_at")
      .delete();
  }

  /** The charges that were made, or at least begun, for a payment collection; the newest first. */
  async listMade(collectionId: string): Promise<(ChargeRow & { payment_id: string })[]> {
    const rows = await rowsOf<ChargeRow>(this.knex, TABLE)
      .where({ payment_collection_id: collectionId })
      .whereNotNull("payment_id")
      .orderBy("asked_at", "desc");
    return rows as (ChargeRow & { payment_id: string })[];
  }

  /** Whether a payment is such a charge. */
  async isCharge(paymentId: string): Promise<boolean> {
    const row = await rowsOf(this.knex, TABLE).where({ payment_id: paymentId }).first("id");
    return row !== undefined;
  }
}
