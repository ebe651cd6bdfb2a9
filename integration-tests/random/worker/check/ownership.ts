import type { PaymentRow } from "../../../../src/modules/payment_hub/store/rows";
import type { Run } from "../run/context";
import type { Truth } from "./ledger";

const TABLES = ["payment_hub_payment", "payment_hub_attempt", "payment_hub_event"] as const;

/** I7: a payment stays with the account and the environment that it began with. */
export async function checkOwnership(
  { shop: { knex }, world }: Run,
  payment: PaymentRow,
  { merchantId }: Truth,
): Promise<string[]> {
  const found: string[] = [];
  const own = world.merchants.find(({ accountId }) => accountId === payment.account_id);
  if (merchantId !== undefined && merchantId !== own?.merchantId) {
    found.push(
      `I7: ${payment.order_number} belongs to ${own?.merchantId}, its money is at ${merchantId}`,
    );
  }
  const foreign = await knex("payment_hub_attempt")
    .where({ payment_id: payment.id })
    .whereNot({ account_id: payment.account_id });
  if (foreign.length > 0) found.push(`I7: ${payment.order_number} was sent to another account`);
  for (const table of TABLES) {
    const live = await knex(table).where({ account_id: payment.account_id }).whereNot({
      environment: "sandbox",
    });
    if (live.length > 0) found.push(`I7: ${table} has live rows of a sandbox account`);
  }
  return found;
}
