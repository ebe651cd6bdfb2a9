import { model } from "@medusajs/framework/utils";

/**
 * The outbox: a Medusa event, written down with the state that it tells of and before it is told, so
 * that a process that dies in between leaves it to another one.
 */
export const Announcement = model
  .define("payment_hub_announcement", {
    /** Subscribers get it as `event_id`: an event that is told again has the same one. */
    id: model.id({ prefix: "phann" }).primaryKey(),
    /** What is told of once for good and has no row of its own that could say so. */
    key: model.text().nullable(),
    name: model.text(),
    data: model.json(),
    /** Until when somebody tells it; it ends by itself when that process dies. */
    claimed_until: model.dateTime(),
    told_at: model.dateTime().nullable(),
  })
  .indexes([
    {
      name: "IDX_payment_hub_announcement_key",
      on: ["key"],
      unique: true,
      where: "key IS NOT NULL",
    },
    {
      name: "IDX_payment_hub_announcement_untold",
      on: ["claimed_until"],
      where: "told_at IS NULL",
    },
    {
      name: "IDX_payment_hub_announcement_kept",
      on: ["told_at"],
      where: "told_at IS NOT NULL",
    },
  ]);
