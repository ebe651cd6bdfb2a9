import { model } from "@medusajs/framework/utils";

/** What the card network has said of a payment before anybody disputed it. */
export const FraudWarning = model
  .define("payment_hub_fraud_warning", {
    id: model.id({ prefix: "phwrn" }).primaryKey(),
    payment_id: model.text(),
    account_id: model.text(),
    gateway: model.text(),
    environment: model.enum(["sandbox", "live"]),
    /** The gateway's number of it. */
    reference: model.text(),
    /** The gateway's word for the kind of fraud. */
    kind: model.text(),
    /** Whether a refund now can still keep a dispute away. */
    actionable: model.boolean(),
    warned_at: model.dateTime(),
    /** The last state of it of which a Medusa event was written down. */
    announced: model.text().nullable(),
  })
  .indexes([
    {
      name: "IDX_payment_hub_fraud_warning_reference",
      on: ["account_id", "reference"],
      unique: true,
    },
    { name: "IDX_payment_hub_fraud_warning_payment", on: ["payment_id"] },
  ]);
