import { model } from "@medusajs/framework/utils";

/**
 * A refund at the gateway. Medusa's refunds have no state, so what is pending or has failed lives
 * here; Medusa has a row of it once it succeeded.
 */
export const Refund = model
  .define("payment_hub_refund", {
    id: model.id({ prefix: "phref" }).primaryKey(),
    payment_id: model.text(),
    account_id: model.text(),
    /** Our number of it; null for one that was begun at the gateway. */
    number: model.text().nullable(),
    /** The gateway's own number. */
    reference: model.text().nullable(),
    currency: model.text(),
    amount: model.text(),
    status: model.enum(["pending", "succeeded", "failed"]),
    /** Why it failed, for the merchant. */
    failure: model.text().nullable(),
    medusa_refund_id: model.text().nullable(),
    /** When a refund that Medusa had counted was taken back there, because it failed after all. */
    reversed_at: model.dateTime().nullable(),
    /** The last state of it of which a Medusa event was written down. */
    announced: model.text().nullable(),
  })
  .indexes([
    { name: "IDX_payment_hub_refund_number", on: ["number"], unique: true },
    { name: "IDX_payment_hub_refund_reference", on: ["payment_id", "reference"], unique: true },
    {
      name: "IDX_payment_hub_refund_gateway_number",
      on: ["reference"],
      where: "reference IS NOT NULL",
    },
    {
      name: "IDX_payment_hub_refund_medusa",
      on: ["medusa_refund_id"],
      where: "medusa_refund_id IS NOT NULL",
    },
  ]);
