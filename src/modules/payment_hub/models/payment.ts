import { model } from "@medusajs/framework/utils";

/**
 * One payment at a gateway and what it is bound to: account, environment, amount and currency stay
 * with it to the end, whatever the switches say later and whatever comes back in session data.
 * Amounts are the gateway's smallest units (`bigint` columns, read as strings).
 */
export const Payment = model
  .define("payment_hub_payment", {
    id: model.id({ prefix: "phpay" }).primaryKey(),
    session_id: model.text().nullable(),
    gateway: model.text(),
    environment: model.enum(["sandbox", "live"]),
    account_id: model.text(),
    /** Our number at the gateway: letters and digits, 32 at most. */
    order_number: model.text(),
    /** The gateway's handle; null until it has answered. */
    reference: model.text().nullable(),
    currency: model.text(),
    amount: model.text(),
    /** The part of Medusa's total that the currency cannot be charged in. */
    cut_off: model.text().default("0"),
    capture_method: model.enum(["automatic", "manual"]),
    status: model
      .enum([
        "waiting",
        "requires_action",
        "processing",
        "authorized",
        "captured",
        "failed",
        "canceled",
      ])
      .default("waiting"),
    /** The gateway's name of the buyer's last try that failed: another one that fails is told of anew. */
    failed_try: model.text().nullable(),
    captured: model.text().default("0"),
    refunded: model.text().default("0"),
    /** What can still be captured, where the gateway tells. */
    capturable: model.text().nullable(),
    /** Until when it can be paid; null where that never ends by itself. */
    payable_until: model.dateTime().nullable(),
    /** When the authorization lapses. */
    authorization_ends_at: model.dateTime().nullable(),
    /** Set when another payment took its place in the session, or the session went away. */
    superseded_at: model.dateTime().nullable(),
    /** When the gateway is to be asked about it again without having told anything. */
    next_look_at: model.dateTime().nullable(),
    looks: model.number().default(0),
    /** Since when Medusa has it as it is paid: only what changes at the gateway is looked for then. */
    settled_at: model.dateTime().nullable(),
    /** While an operation that moves money runs; it ends by itself when the process dies. */
    busy_until: model.dateTime().nullable(),
    /** How often Medusa refused to make an order of it for a reason that does not pass. */
    order_refusals: model.number().default(0),
    /** When it did so first. */
    order_refused_at: model.dateTime().nullable(),
    /** The last state of it of which a Medusa event was written down. */
    announced: model.text().nullable(),
  })
  .indexes([
    { name: "IDX_payment_hub_payment_order_number", on: ["order_number"], unique: true },
    {
      name: "IDX_payment_hub_payment_reference",
      on: ["gateway", "reference", "account_id"],
      unique: true,
    },
    {
      name: "IDX_payment_hub_payment_session",
      on: ["session_id"],
      unique: true,
      where: "superseded_at IS NULL",
    },
    {
      name: "IDX_payment_hub_payment_look",
      on: ["next_look_at"],
      where: "next_look_at IS NOT NULL AND settled_at IS NULL",
    },
    {
      name: "IDX_payment_hub_payment_settled_look",
      on: ["next_look_at"],
      where: "next_look_at IS NOT NULL AND settled_at IS NOT NULL",
    },
    {
      name: "IDX_payment_hub_payment_lapsing",
      on: ["authorization_ends_at"],
      where: "status = 'authorized' AND authorization_ends_at IS NOT NULL",
    },
    // For lists and figures; what is written while a shopper waits is written into each of them.
    { name: "IDX_payment_hub_payment_listed", on: ["created_at"] },
    { name: "IDX_payment_hub_payment_amount", on: ["amount", "created_at"] },
    {
      name: "IDX_payment_hub_payment_paid",
      on: ["gateway", "environment", "created_at"],
      where: "status = 'captured'",
    },
    {
      name: "IDX_payment_hub_payment_open",
      on: ["created_at"],
      where: "status IN ('requires_action', 'processing', 'authorized', 'failed')",
    },
    {
      name: "IDX_payment_hub_payment_former_session",
      on: ["session_id"],
      where: "superseded_at IS NOT NULL",
    },
  ]);
