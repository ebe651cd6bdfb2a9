import { model } from "@medusajs/framework/utils";

/** What an admin user may do with payments. While there is no row, everybody may do everything. */
export const Right = model
  .define("payment_hub_right", {
    id: model.id({ prefix: "phrgt" }).primaryKey(),
    user_id: model.text(),
    /** May change this list. */
    owner: model.boolean().default(false),
    /** May change keys, switches and addresses, and apply events again. */
    manage: model.boolean().default(false),
    /** May capture, refund, cancel, charge and give back. */
    refund: model.boolean().default(false),
    view: model.boolean().default(false),
  })
  .indexes([{ name: "IDX_payment_hub_right_user", on: ["user_id"], unique: true }]);
