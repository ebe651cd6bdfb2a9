import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import type { PaymentRow } from "../../modules/payment_hub/store/rows";
import { PAYMENT_ID } from "../../operations/payment-id";
import type { MedusaPayment } from "../medusa-books/medusa-payment";

/**
 * Whether an order pays with a payment's money, which is then not to be given back as a late one's.
 * `possible`: Medusa has it on an order, although another payment has taken its place in the session.
 */
export type Ordered = "certain" | "possible" | undefined;

/** Money that is asked back pays for an order. */
export class OrderedError extends Error {
  override readonly name = "OrderedError";

  constructor(
    readonly code: "break_ordered" | "break_may_be_ordered",
    message: string,
  ) {
    super(message);
  }
}

/** @param medusa Medusa's payment of the same session, which another one of the hub's may stand behind */
export function orderedBy(
  { id, superseded_at }: PaymentRow,
  medusa: Pick<MedusaPayment, "canceled_at" | "data"> | null | undefined,
  hasOrder: boolean,
): Ordered {
  if (!hasOrder || !medusa || medusa.canceled_at) return undefined;
  const behind = medusa.data?.[PAYMENT_ID];
  if (typeof behind === "string" && behind !== id) return undefined;
  return superseded_at ? "possible" : "certain";
}

interface Session {
  payment?: Pick<MedusaPayment, "canceled_at" | "data"> | null;
  payment_collection?: { order?: { id: string } | null } | null;
}

/** The same, read anew; an order that could not be placed leaves its link behind, and is no order. */
export async function readOrdered(
  container: MedusaContainer,
  payment: PaymentRow,
): Promise<Ordered> {
  if (!payment.session_id) return undefined;
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "payment_session",
    fields: ["id", "payment.canceled_at", "payment.data", "payment_collection.order.id"],
    filters: { id: payment.session_id },
  });
  const session = data[0] as Session | undefined;
  return orderedBy(payment, session?.payment, Boolean(session?.payment_collection?.order));
}

/**
 * @param isAcknowledged whether a person has looked, and says that no order pays with it
 * @throws OrderedError with what to do instead
 */
export function refuseOrdered(ordered: Ordered, isAcknowledged: boolean): void {
  if (ordered === "certain") {
    throw new OrderedError(
      "break_ordered",
      "An order was placed with this money. Refund or cancel that order instead.",
    );
  }
  if (ordered === "possible" && !isAcknowledged) {
    throw new OrderedError(
      "break_may_be_ordered",
      "An order may have been placed with this money. Look at the order's payment before you give it back.",
    );
  }
}
