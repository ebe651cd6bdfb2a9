import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { generateEntityId } from "@medusajs/framework/utils";
import type { FraudWarningView } from "../../../gateways/gateway";
import type { FraudWarningRow, PaymentRow } from "./rows";
import { rowsOf } from "./table";

const TABLE = "payment_hub_fraud_warning";

/** What card networks said of payments before anybody disputed them. */
export class FraudWarningStore {
  constructor(private readonly knex: Knex) {}

  /** Writes what the gateway holds now. */
  async save(payment: PaymentRow, warning: FraudWarningView): Promise<FraudWarningRow> {
    const said = {
      kind: warning.kind,
      actionable: warning.actionable,
      warned_at: warning.warnedAt,
    };
    const [row] = await this.knex<FraudWarningRow>(TABLE)
      .insert({
        id: generateEntityId(undefined, "phwrn"),
        payment_id: payment.id,
        account_id: payment.account_id,
        gateway: payment.gateway,
        environment: payment.environment,
        reference: warning.reference,
        ...said,
      })
      .onConflict(this.knex.raw("(account_id, reference) where deleted_at is null") as never)
      .merge({ ...said, updated_at: new Date() } as never)
      .returning("*");
    if (!row) throw new Error("the fraud warning's row was not written");
    return row;
  }

  /** Oldest first. */
  async listOf(paymentIds: readonly string[]): Promise<FraudWarningRow[]> {
    return rowsOf<FraudWarningRow>(this.knex, TABLE)
      .whereIn("payment_id", [...paymentIds])
      .orderBy("warned_at");
  }
}
