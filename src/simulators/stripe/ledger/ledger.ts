import { plus, minus, ZERO, type MinorUnits } from "../money/minor-units";
import type { IntentStatus } from "../objects/payment-intent";
import type { Metadata } from "../params/metadata";
import type { Realm } from "../accounts/realm";
import type { Movement, MovementType } from "./movement";

/** What truly happened to one payment, whoever was told about it. Smallest units. */
export interface LedgerPayment {
  payment_intent: string;
  account: string;
  livemode: boolean;
  currency: string;
  amount: MinorUnits;
  authorized: MinorUnits;
  captured: MinorUnits;
  /** Money on its way back to the buyer; failed and canceled refunds are taken off again. */
  refunded: MinorUnits;
  /** Authorized money that was let go without being captured. */
  released: MinorUnits;
  disputed: MinorUnits;
  state: IntentStatus;
  metadata: Metadata;
}

export interface StripeLedger {
  payments: LedgerPayment[];
  movements: Movement[];
}

/** Payments are summed from the movements, so the two cannot disagree. */
export function buildLedger(realms: readonly Realm[]): StripeLedger {
  return {
    payments: realms.flatMap((realm) =>
      realm.paymentIntents.all().map((intent) => {
        const own = realm.movements.filter((move) => move.payment_intent === intent.id);
        return {
          payment_intent: intent.id,
          account: realm.account,
          livemode: realm.livemode,
          currency: intent.currency,
          amount: intent.amount,
          authorized: sum(own, "authorize"),
          captured: sum(own, "capture"),
          refunded: minus(sum(own, "refund"), sum(own, "refund_reversal")),
          released: sum(own, "release"),
          disputed: minus(sum(own, "dispute_withdrawal"), sum(own, "dispute_reinstatement")),
          state: intent.status,
          metadata: intent.metadata,
        };
      }),
    ),
    movements: realms.flatMap((realm) => realm.movements),
  };
}

function sum(movements: Movement[], type: MovementType): MinorUnits {
  const amounts = movements.filter((move) => move.type === type).map((move) => move.amount);
  return plus(ZERO, ...amounts);
}
