import type { MinorUnits } from "../money/minor-units";

export interface BalanceTransaction {
  id: string;
  object: "balance_transaction";
  amount: MinorUnits;
  available_on: number;
  balance_type: "payments";
  created: number;
  currency: string;
  description: string | null;
  exchange_rate: null;
  fee: MinorUnits;
  fee_details: {
    amount: MinorUnits;
    application: null;
    currency: string;
    description: string;
    type: "stripe_fee";
  }[];
  net: MinorUnits;
  reporting_category: "charge" | "dispute" | "dispute_reversal" | "refund" | "refund_failure";
  source: string;
  status: "available" | "pending";
  type: "adjustment" | "charge" | "refund" | "refund_failure";
}
