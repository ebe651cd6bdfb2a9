import { model } from "@medusajs/framework/utils";

/** A key pair made for the merchant, until the gateway knows its public half and it is put to use. */
export const KeyDraft = model
  .define("payment_hub_key_draft", {
    id: model.id({ prefix: "phkey" }).primaryKey(),
    gateway: model.text(),
    environment: model.enum(["sandbox", "live"]),
    public_key: model.text(),
    /** AES-256-GCM of the private key, bound to this row. */
    secrets: model.text(),
    /** Which encryption key it was sealed with. */
    key_id: model.text(),
    /** Who asked for it: Medusa's id. */
    created_by: model.text(),
    expires_at: model.dateTime(),
  })
  .indexes([{ name: "IDX_payment_hub_key_draft_expired", on: ["expires_at"] }]);
