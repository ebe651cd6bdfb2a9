import type { Environment } from "../../../../gateways/gateway";

/** Something that a person has to see. */
export interface BreakView {
  id: string;
  kind: string;
  gateway: string;
  environment: Environment;
  /** The hub's own id of the payment it is about. */
  payment_id: string | null;
  /** Our number of that payment at the gateway. */
  order_number: string | null;
  /** Medusa's order of that payment, where it has one. */
  order: { id: string; display_id: number | null } | null;
  message: string;
  next_step: string;
  state: "open" | "resolved";
  resolution: string | null;
  /** Whether `give_back` can be asked for. */
  can_give_back: boolean;
  /** Whether an order may pay with the money: `give_back` then wants `although_ordered`. */
  may_be_ordered: boolean;
  /** Whether the money is being given back already; the entry closes by itself once it has been. */
  is_going_back: boolean;
  opened_at: string;
  resolved_at: string | null;
}
