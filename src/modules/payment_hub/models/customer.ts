import { model } from "@medusajs/framework/utils";

/**
 * A Medusa customer at one account of a gateway. Medusa keeps one account holder a provider and
 * knows nothing of sandbox and live; this keeps a sandbox customer from ever being sent to live.
 */
export const Customer = model
  .define("payment_hub_customer", {
    id: model.id({ prefix: "phcus" }).primaryKey(),
    customer_id: model.text(),
    account_id: model.text(),
    reference: model.text(),
  })
  .indexes([
    {
      name: "IDX_payment_hub_customer_account",
      on: ["customer_id", "account_id"],
      unique: true,
    },
    { name: "IDX_payment_hub_customer_reference", on: ["account_id", "reference"] },
  ]);
