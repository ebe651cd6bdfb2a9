import { model } from "@medusajs/framework/utils";

/**
 * The journal: everything that changes something at a gateway, written before it is sent and its
 * outcome after. `sent` without an outcome means that a process died in between. What concerns a
 * customer rather than a payment has no `payment_id`.
 */
export const Attempt = model
  .define("payment_hub_attempt", {
    id: model.id({ prefix: "phatt" }).primaryKey(),
    payment_id: model.text().nullable(),
    account_id: model.text(),
    gateway: model.text(),
    environment: model.enum(["sandbox", "live"]),
    operation: model.text(),
    /** The logical operation; tried again, it keeps its row and its key. */
    logical_key: model.text(),
    idempotency_key: model.text(),
    currency: model.text().nullable(),
    amount: model.text().nullable(),
    /** SHA-256 of the parameters: a key is never reused for other ones. */
    digest: model.text(),
    outcome: model.enum([
      "sent",
      "succeeded",
      "pending",
      "requires_action",
      "declined",
      "rejected",
      "unknown",
    ]),
    error_code: model.text().nullable(),
    gateway_code: model.text().nullable(),
    message: model.text().nullable(),
    /** The gateway's number of what it made (a refund's id). */
    reference: model.text().nullable(),
    tries: model.number().default(1),
    /** What was captured when a capture began: whether it was made is judged from there. */
    captured_before: model.text().nullable(),
    /** From which captures a refund is taken, where the gateway wants that named. */
    parts: model.json().nullable(),
    /** Medusa's capture or refund row that asked for it; gone when Medusa was told of a failure. */
    medusa_id: model.text().nullable(),
    /** What that row said (note, reason, who), so that it can be written again. */
    medusa_row: model.json().nullable(),
    /** How often the repair job has looked at it, and when it does again. */
    asks: model.number().default(0),
    next_ask_at: model.dateTime().nullable(),
    started_at: model.dateTime(),
    /** When it was last sent; a repeated one is on its way again. */
    sent_at: model.dateTime(),
    /** It succeeded, but whoever asked for it was told that nobody knows. */
    untold: model.boolean().default(false),
    finished_at: model.dateTime().nullable(),
  })
  .indexes([
    { name: "IDX_payment_hub_attempt_logical_key", on: ["logical_key"], unique: true },
    { name: "IDX_payment_hub_attempt_payment", on: ["payment_id", "operation"] },
    {
      name: "IDX_payment_hub_attempt_customer",
      on: ["digest"],
      where: "payment_id IS NULL",
    },
    {
      name: "IDX_payment_hub_attempt_open",
      on: ["next_ask_at"],
      where: "next_ask_at IS NOT NULL",
    },
    {
      name: "IDX_payment_hub_attempt_medusa",
      on: ["medusa_id"],
      where: "medusa_id IS NOT NULL",
    },
  ]);
