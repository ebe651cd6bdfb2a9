import { findGateway } from "../../../../src/gateways/registry";
import { currencyCode, decimalString } from "../../../../src/lib/money";
import type { PaymentRow } from "../../../../src/modules/payment_hub/store/rows";
import type { Plan } from "../plan";
import { paymentsOf, type Run } from "../run/context";
import { truthOf } from "./ledger";

/** I2, which holds after every single step: 0 ≤ refunded ≤ captured ≤ authorized. */
export async function checkSums(run: Run): Promise<string[]> {
  const found: string[] = [];
  for (const payment of await hubPayments(run)) {
    const { authorized, captured, refunded, released } = await truthOf(run, payment);
    if (refunded <= captured && captured + released <= authorized) continue;
    found.push(
      `I2: at the gateway ${payment.order_number} of ${payment.amount} is authorized ${authorized}, ` +
        `captured ${captured}, released ${released}, refunded ${refunded}`,
    );
  }
  for (const { id, amount, captured, refunded } of await paymentsOf(run)) {
    const whole = inUnits(run.plan, amount);
    const taken = inUnits(run.plan, captured);
    const back = inUnits(run.plan, refunded);
    if (back <= taken && taken <= whole) continue;
    found.push(`I2: Medusa's ${id} of ${amount} is captured ${captured}, refunded ${refunded}`);
  }
  return found;
}

/**
 * A sum of Medusa's as the gateway counts it, cut off as every charge is. Medusa itself takes half a
 * unit of the currency more than there is (7.46 UGX of 7), of which nothing can be moved.
 */
export function inUnits(
  { gateway, currency }: Pick<Plan, "gateway" | "currency">,
  sum: string,
): bigint {
  const { amounts } = findGateway(gateway);
  return amounts.convert(decimalString(sum), currencyCode(currency)).minor;
}

/** The hub's payments of this run, whichever session they began with. */
export function hubPayments({ shop, world }: Run): Promise<PaymentRow[]> {
  const accounts = world.merchants.map(({ accountId }) => accountId);
  return shop.knex("payment_hub_payment").whereIn("account_id", accounts).orderBy("created_at");
}
