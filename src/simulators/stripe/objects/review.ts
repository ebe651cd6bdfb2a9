/** A payment that a rule of Radar or a person has put aside for somebody to look at. */
export interface Review {
  id: string;
  object: "review";
  billing_zip: null;
  charge: string;
  closed_reason: string | null;
  created: number;
  ip_address: null;
  ip_address_location: null;
  livemode: boolean;
  open: boolean;
  opened_reason: "rule" | "manual";
  payment_intent: string;
  /** Why it is open, or why it was closed. */
  reason: string;
  session: null;
}
