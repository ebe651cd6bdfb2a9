import { model } from "@medusajs/framework/utils";

/** One row a gateway: what the merchant chose for it. A gateway without a row is off. */
export const GatewaySetting = model.define("payment_hub_gateway_setting", {
  id: model.text().primaryKey(),
  enabled: model.boolean().default(false),
  active_environment: model.enum(["sandbox", "live"]).default("sandbox"),
  capture_method: model.enum(["automatic", "manual"]).default("automatic"),
  /** What becomes of money that pays for nothing any more: given back, or kept for a person. */
  late_payments: model.enum(["refund", "hold"]).default("refund"),
});
