import { model } from "@medusajs/framework/utils";

/**
 * Something that a person has to see: what stayed open past its bound, money that came late, an
 * authorization about to lapse. One row a subject, opened and resolved by itself or by a person.
 */
export const Break = model
  .define("payment_hub_break", {
    id: model.id({ prefix: "phbrk" }).primaryKey(),
    /** `outcome_unknown`, `late_payment`, `authorization_lapsing`, `refund_failed`, … */
    kind: model.text(),
    /** What it is about: an attempt's, payment's or refund's id. */
    subject: model.text(),
    gateway: model.text(),
    environment: model.enum(["sandbox", "live"]),
    payment_id: model.text().nullable(),
    /** What happened, and what to do about it. */
    message: model.text(),
    next_step: model.text(),
    state: model.enum(["open", "resolved"]).default("open"),
    resolution: model.text().nullable(),
    opened_at: model.dateTime(),
    resolved_at: model.dateTime().nullable(),
  })
  .indexes([
    { name: "IDX_payment_hub_break_subject", on: ["kind", "subject"], unique: true },
    { name: "IDX_payment_hub_break_open", on: ["opened_at"], where: "state = 'open'" },
    { name: "IDX_payment_hub_break_payment", on: ["payment_id"] },
  ]);
