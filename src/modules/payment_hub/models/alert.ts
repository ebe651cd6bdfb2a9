import { model } from "@medusajs/framework/utils";

/** That something was measured to be worse than the merchant wants: open until it no longer is. */
export const Alert = model
  .define("payment_hub_alert", {
    id: model.id({ prefix: "phalt" }).primaryKey(),
    /** `success_rate` */
    kind: model.text(),
    gateway: model.text(),
    environment: model.enum(["sandbox", "live"]),
    /** What was measured when it was opened, and what it was measured against, in percent. */
    value: model.float(),
    threshold: model.float(),
    opened_at: model.dateTime(),
    closed_at: model.dateTime().nullable(),
  })
  .indexes([
    {
      name: "IDX_payment_hub_alert_open",
      on: ["kind", "gateway", "environment"],
      unique: true,
      where: "closed_at IS NULL",
    },
  ]);
