import { model } from "@medusajs/framework/utils";

/**
 * How a gateway's notifications fare: one row for each account (or gateway, where the account is not
 * known) and reason, so that anybody may send forgeries without filling a table.
 */
export const WebhookHealth = model
  .define("payment_hub_webhook_health", {
    /** `<account or gateway>:<reason or kind>` */
    id: model.text().primaryKey(),
    gateway: model.text(),
    environment: model.enum(["sandbox", "live"]).nullable(),
    account_id: model.text().nullable(),
    kind: model.enum(["received", "refused", "tested"]),
    /** Why it was refused, from a closed set. */
    reason: model.text().nullable(),
    message: model.text().nullable(),
    event_type: model.text().nullable(),
    count: model.number().default(1),
    last_at: model.dateTime(),
  })
  .indexes([{ name: "IDX_payment_hub_webhook_health_gateway", on: ["gateway"] }]);
