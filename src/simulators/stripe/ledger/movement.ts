import type { MinorUnits } from "../money/minor-units";

export type MovementType =
  | "authorize"
  | "capture"
  | "release"
  | "refund"
  | "refund_reversal"
  | "dispute_withdrawal"
  | "dispute_reinstatement";

/** One movement of money, in smallest units; amounts are always positive, the type says which way. */
export interface Movement {
  at: string;
  type: MovementType;
  account: string;
  livemode: boolean;
  payment_intent: string;
  charge: string;
  refund?: string;
  amount: MinorUnits;
  currency: string;
}
