import { minorUnits, minus, ZERO, type MinorUnits } from "../money/minor-units";
import type { BalanceTransaction } from "../objects/balance-transaction";
import { newId } from "../objects/ids";
import { nowSeconds, type Scene } from "../world";

const TWO_DAYS = 2 * 24 * 3600;

interface Entry {
  type: BalanceTransaction["type"];
  category: BalanceTransaction["reporting_category"];
  /** Signed: what leaves the balance is negative. */
  amount: MinorUnits;
  currency: string;
  source: string;
  description?: string | null;
}

export function addBalanceTransaction(scene: Scene, entry: Entry): BalanceTransaction {
  const fee = entry.type === "charge" ? chargeFee(entry.amount) : ZERO;
  const created = nowSeconds(scene.world);
  return scene.realm.balanceTransactions.add({
    id: newId("txn_3"),
    object: "balance_transaction",
    amount: entry.amount,
    available_on: created + (entry.type === "charge" ? TWO_DAYS : 0),
    balance_type: "payments",
    created,
    currency: entry.currency,
    description: entry.description ?? null,
    exchange_rate: null,
    fee,
    fee_details: fee
      ? [
          {
            amount: fee,
            application: null,
            currency: entry.currency,
            description: "Stripe processing fees",
            type: "stripe_fee",
          },
        ]
      : [],
    net: minus(entry.amount, fee),
    reporting_category: entry.category,
    source: entry.source,
    status: entry.type === "charge" ? "pending" : "available",
    type: entry.type,
  });
}

/** 2.9 %, rounded up, in integers. */
function chargeFee(amount: MinorUnits): MinorUnits {
  const perMille = amount * 29;
  const rest = perMille % 1000;
  return minorUnits((perMille - rest) / 1000 + (rest > 0 ? 1 : 0));
}
