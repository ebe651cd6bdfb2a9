/** The name under which our own row's id stands in session data. */
export const PAYMENT_ID = "hub_payment_id";
