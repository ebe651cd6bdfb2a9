import { model } from "@medusajs/framework/utils";

/** What one request at a time may do, whichever process it is in. It ends by itself. */
export const Lease = model.define("payment_hub_lease", {
  id: model.text().primaryKey(),
  until: model.dateTime(),
});
