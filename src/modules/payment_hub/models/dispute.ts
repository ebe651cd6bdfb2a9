import { model } from "@medusajs/framework/utils";

/** A dispute at the gateway, as it was when last read there. */
export const Dispute = model
  .define("payment_hub_dispute", {
    id: model.id({ prefix: "phdsp" }).primaryKey(),
    payment_id: model.text(),
    account_id: model.text(),
    gateway: model.text(),
    environment: model.enum(["sandbox", "live"]),
    /** The gateway's number of it. */
    reference: model.text(),
    currency: model.text(),
    amount: model.text(),
    status: model.enum(["inquiry", "needs_response", "under_review", "won", "lost"]),
    /** The gateway's word for why. */
    reason: model.text(),
    respond_by: model.dateTime().nullable(),
    funds_withdrawn: model.boolean().default(false),
    opened_at: model.dateTime(),
    closed_at: model.dateTime().nullable(),
    /** The last state of it of which a Medusa event was written down. */
    announced: model.text().nullable(),
  })
  .indexes([
    { name: "IDX_payment_hub_dispute_reference", on: ["account_id", "reference"], unique: true },
    { name: "IDX_payment_hub_dispute_payment", on: ["payment_id"] },
  ]);
