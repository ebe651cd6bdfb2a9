import type { MedusaContainer } from "@medusajs/framework/types";
import type { PaymentRow } from "../../modules/payment_hub/store/rows";
import { orderIdOf } from "../medusa-books/medusa-order";
import { readSession } from "../medusa-books/medusa-payment";

/** The order that a payment pays for, as soon as there is one. */
export async function orderOf(
  container: MedusaContainer,
  { session_id }: PaymentRow,
): Promise<string | undefined> {
  const session = session_id ? await readSession(container, session_id) : undefined;
  return session && orderIdOf(container, session);
}
