import { model } from "@medusajs/framework/utils";

/** The inbox: one row for each verified gateway event, however often it is sent. */
export const Event = model
  .define("payment_hub_event", {
    id: model.id({ prefix: "phevt" }).primaryKey(),
    gateway: model.text(),
    environment: model.enum(["sandbox", "live"]),
    account_id: model.text(),
    event_id: model.text(),
    type: model.text(),
    reference: model.text().nullable(),
    order_number: model.text().nullable(),
    /** The gateway's number of what it is about, where that is not the payment itself. */
    object: model.text().nullable(),
    /** The verified content without secrets; null once it was kept for as long as it has to be. */
    payload: model.json().nullable(),
    /**
     * `received` waits or is being worked on, `processed` had its effect, `ignored` needs none,
     * `parked` waits for a row that is not there yet, `quarantined` contradicts what we know,
     * `dead` failed too often. The last three are for a person to see.
     */
    state: model
      .enum(["received", "processed", "ignored", "parked", "quarantined", "dead"])
      .default("received"),
    note: model.text().nullable(),
    tries: model.number().default(0),
    /** So many of the tries found the gateway out of reach. */
    outages: model.number().default(0),
    next_try_at: model.dateTime(),
    occurred_at: model.dateTime().nullable(),
    processed_at: model.dateTime().nullable(),
  })
  .indexes([
    {
      name: "IDX_payment_hub_event_identity",
      on: ["event_id", "account_id", "gateway"],
      unique: true,
    },
    {
      name: "IDX_payment_hub_event_due",
      on: ["next_try_at"],
      where: "state IN ('received', 'parked')",
    },
    { name: "IDX_payment_hub_event_reference", on: ["reference"] },
    {
      name: "IDX_payment_hub_event_order_number",
      on: ["order_number"],
      where: "order_number IS NOT NULL",
    },
    { name: "IDX_payment_hub_event_object", on: ["object"], where: "object IS NOT NULL" },
    { name: "IDX_payment_hub_event_kept", on: ["created_at"] },
    {
      name: "IDX_payment_hub_event_stuck",
      on: ["created_at"],
      where: "state IN ('quarantined', 'dead')",
    },
  ]);
