import type { MedusaContainer } from "@medusajs/framework/types";
import { resolveHub } from "../../modules/payment_hub/resolve";
import type { EventRow, PaymentRow } from "../../modules/payment_hub/store/rows";

/** The payment of ours that an event is about, as far as it is known (yet). */
export async function paymentOf(
  container: MedusaContainer,
  event: Pick<EventRow, "gateway" | "reference" | "order_number">,
): Promise<PaymentRow | undefined> {
  const { payments } = resolveHub(container);
  const byReference = event.reference
    ? await payments.byReference(event.gateway, event.reference)
    : undefined;
  if (byReference || !event.order_number) return byReference;
  const byNumber = await payments.byOrderNumber(event.order_number);
  return byNumber?.gateway === event.gateway ? byNumber : undefined;
}
