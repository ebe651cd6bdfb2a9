import { model } from "@medusajs/framework/utils";

/** One row, `store`: what the merchant chose for all gateways together. */
export const StoreSetting = model.define("payment_hub_store_setting", {
  id: model.text().primaryKey(),
  /** Where gateways reach this server; null leaves it to the option `backend_url`. */
  public_url: model.text().nullable(),
  /**
   * Signs the answer by which this store knows itself behind its public address. It opens nothing,
   * and so needs no encryption.
   */
  probe_secret: model.text(),
  alerts_on: model.boolean().default(true),
  /** In percent: fewer payments than this that succeed are told of. */
  alert_threshold: model.float().default(98),
  alert_window_minutes: model.number().default(60),
  /** Of fewer payments within the window a rate says nothing. */
  alert_min_payments: model.number().default(20),
});
