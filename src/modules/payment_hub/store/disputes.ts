import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { generateEntityId } from "@medusajs/framework/utils";
import type { DisputeView } from "../../../gateways/gateway";
import type { DisputeRow, PaymentRow } from "./rows";
import { rowsOf } from "./table";

const TABLE = "payment_hub_dispute";

/** Disputes at the gateways, as they were when last read there. */
export class DisputeStore {
  constructor(private readonly knex: Knex) {}

  /** Writes what the gateway holds now. */
  async save(payment: PaymentRow, dispute: DisputeView): Promise<DisputeRow> {
    const said = {
      currency: dispute.amount.currency,
      amount: String(dispute.amount.minor),
      status: dispute.status,
      reason: dispute.reason,
      respond_by: dispute.respondBy ?? null,
      funds_withdrawn: dispute.fundsWithdrawn,
      opened_at: dispute.openedAt,
      closed_at: dispute.closedAt ?? null,
    };
    const [row] = await this.knex<DisputeRow>(TABLE)
      .insert({
        id: generateEntityId(undefined, "phdsp"),
        payment_id: payment.id,
        account_id: payment.account_id,
        gateway: payment.gateway,
        environment: payment.environment,
        reference: dispute.reference,
        ...said,
      })
      .onConflict(this.knex.raw("(account_id, reference) where deleted_at is null") as never)
      .merge({ ...said, updated_at: new Date() } as never)
      .returning("*");
    if (!row) throw new Error("the dispute row was not written");
    return row;
  }

  /** Oldest first. */
  async listOf(paymentIds: readonly string[]): Promise<DisputeRow[]> {
    return rowsOf<DisputeRow>(this.knex, TABLE)
      .whereIn("payment_id", [...paymentIds])
      .orderBy("opened_at");
  }
}
