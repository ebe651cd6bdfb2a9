import type { TestStore } from "./start-store";

/** What the plugin's rows say of time. */
const HUB = {
  payment_hub_payment: [
    "created_at",
    "payable_until",
    "superseded_at",
    "next_look_at",
    "settled_at",
    "order_refused_at",
    "busy_until",
  ],
  payment_hub_attempt: ["started_at", "sent_at", "finished_at", "next_ask_at"],
  payment_hub_event: ["next_try_at"],
};

/** What Medusa writes before it asks a provider; its age tells whether somebody still works on it. */
const MEDUSA = {
  capture: ["created_at"],
  refund: ["created_at"],
  order_transaction: ["created_at"],
  order_change: ["created_at"],
  order_credit_line: ["created_at"],
};

/**
 * Lets time pass for all that the shop has written, as if its process had slept so long: every point
 * in time moves into the past. What the gateways remember has clocks of its own.
 * @param gateway only for payments there
 */
export async function letTimePass(
  { db }: Pick<TestStore, "db">,
  minutes: number,
  gateway?: "stripe" | "alipay",
): Promise<void> {
  const moved = (columns: string[]): string =>
    columns.map((column) => `${column} = ${column} - make_interval(mins => $1)`).join(", ");
  for (const [table, columns] of Object.entries(HUB)) {
    const where = gateway ? `where gateway = '${gateway}'` : "";
    await db.query(`update ${table} set ${moved(columns)} ${where}`, [minutes]);
  }
  // What is told of, and leases of requests to Medusa, belong to no gateway.
  await db.query(
    "update payment_hub_announcement set claimed_until = claimed_until - make_interval(mins => $1)",
    [minutes],
  );
  await db.query("update payment_hub_lease set until = until - make_interval(mins => $1)", [
    minutes,
  ]);
  for (const [table, columns] of Object.entries(MEDUSA)) {
    await db.query(`update ${table} set ${moved(columns)}`, [minutes]);
  }
}
