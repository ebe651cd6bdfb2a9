import type { PaymentSession } from "../../src/demo/once/shopper";
import type { TestStore } from "./start-store";

/** The number under which a session's gateway, and what a person is shown, know its payment. */
export async function orderNumberOf(
  { db }: Pick<TestStore, "db">,
  { id }: Pick<PaymentSession, "id">,
): Promise<string> {
  const { rows } = await db.query<{ order_number: string }>(
    "select order_number from payment_hub_payment where session_id = $1",
    [id],
  );
  return rows[0]?.order_number ?? "none";
}
