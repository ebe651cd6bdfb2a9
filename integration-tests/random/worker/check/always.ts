import type { PaymentRow } from "../../../../src/modules/payment_hub/store/rows";
import { toThousandths } from "../run/amounts";
import { paymentsOf, type Run } from "../run/context";
import { truthOf } from "./ledger";

/** I2, which holds after every single step: 0 ≤ refunded ≤ captured ≤ authorized. */
export async function checkSums(run: Run): Promise<string[]> {
  const found: string[] = [];
  for (const payment of await hubPayments(run)) {
    const { authorized, captured, refunded, released } = await truthOf(run, payment);
    const isRight = refunded <= captured && captured + released <= authorized;
    if (isRight && authorized <= BigInt(payment.amount)) continue;
    found.push(
      `I2: at the gateway ${payment.order_number} of ${payment.amount} is authorized ${authorized}, ` +
        `captured ${captured}, released ${released}, refunded ${refunded}`,
    );
  }
  for (const { id, amount, captured, refunded } of await paymentsOf(run)) {
    const [whole, taken, back] = [amount, captured, refunded].map(toThousandths) as [
      bigint,
      bigint,
      bigint,
    ];
    if (back <= taken && taken <= whole) continue;
    found.push(`I2: Medusa's ${id} of ${amount} is captured ${captured}, refunded ${refunded}`);
  }
  return found;
}

/** The hub's payments of this run, whichever session they began with. */
export function hubPayments({ shop, world }: Run): Promise<PaymentRow[]> {
  const accounts = world.merchants.map(({ accountId }) => accountId);
  return shop.knex("payment_hub_payment").whereIn("account_id", accounts).orderBy("created_at");
}
