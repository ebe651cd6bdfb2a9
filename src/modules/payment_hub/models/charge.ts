import { model } from "@medusajs/framework/utils";

/**
 * A charge of a saved method that a merchant asked for, without the buyer being there. Its id is the
 * permission to make it, and is used up by making it.
 */
export const Charge = model
  .define("payment_hub_charge", {
    id: model.id({ prefix: "phchg" }).primaryKey(),
    payment_collection_id: model.text(),
    payment_method: model.text(),
    /** The payment that it was used for; null until then. */
    payment_id: model.text().nullable(),
    /** What was sent, so that the very same can be sent again while its outcome is open. */
    request: model.json().nullable(),
    asked_at: model.dateTime(),
    used_at: model.dateTime().nullable(),
  })
  .indexes([
    { name: "IDX_payment_hub_charge_collection", on: ["payment_collection_id"] },
    {
      name: "IDX_payment_hub_charge_payment",
      on: ["payment_id"],
      unique: true,
      where: "payment_id IS NOT NULL",
    },
  ]);
