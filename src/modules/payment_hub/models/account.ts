import { model } from "@medusajs/framework/utils";

/**
 * One merchant at one gateway in one environment. The same merchant entered again changes this
 * row; another merchant is another row, and the one before is retired but serves its payments on.
 */
export const Account = model
  .define("payment_hub_account", {
    id: model.id({ prefix: "phacc" }).primaryKey(),
    gateway: model.text(),
    environment: model.enum(["sandbox", "live"]),
    merchant_id: model.text(),
    status: model.enum(["current", "retired"]).default("current"),
    /** Fields that may be shown: publishable key, app id, certificates. */
    public_fields: model.json(),
    /** AES-256-GCM of the secret fields' JSON, bound to this row. */
    secrets: model.text(),
    /** Which encryption key it was sealed with. */
    key_id: model.text(),
    /** What may be shown of the secret fields (`••••1234`), so that lists need no decryption. */
    masked_fields: model.json(),
    /** How it takes payments, as the merchant chose (`AccountOptions`). */
    options: model.json().default({}),
    /** Counts key changes; connections are cached by it. */
    version: model.number().default(1),
    last_check: model.json().nullable(),
  })
  .indexes([
    {
      name: "IDX_payment_hub_account_current",
      on: ["gateway", "environment"],
      unique: true,
      where: "status = 'current'",
    },
    {
      name: "IDX_payment_hub_account_merchant",
      on: ["gateway", "environment", "merchant_id"],
      unique: true,
    },
  ]);
