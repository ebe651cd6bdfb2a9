import { model } from "@medusajs/framework/utils";

/** Who changed what in the payment settings, and when. It never holds a secret. */
export const AuditEntry = model
  .define("payment_hub_audit", {
    id: model.id({ prefix: "phaud" }).primaryKey(),
    actor_id: model.text(),
    /** Medusa's word: `user`, `api-key`. */
    actor_type: model.text(),
    /** As people know them: an e-mail address, where there is one. It outlives the user. */
    actor: model.text(),
    /** `account.keys_changed`, `gateway.changed`, … */
    action: model.text(),
    gateway: model.text().nullable(),
    environment: model.enum(["sandbox", "live"]).nullable(),
    account_id: model.text().nullable(),
    /** What else it was done to: a merchant's id, a user's, a region's. */
    subject: model.text().nullable(),
    /** Fields by name, each with what it was and became; of a secret only that it changed. */
    changes: model.json(),
  })
  .indexes([
    { name: "IDX_payment_hub_audit_listed", on: ["created_at"] },
    {
      name: "IDX_payment_hub_audit_account",
      on: ["account_id"],
      where: "account_id IS NOT NULL",
    },
  ]);
