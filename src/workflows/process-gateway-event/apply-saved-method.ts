import type { MedusaContainer } from "@medusajs/framework/types";
import { hasValue } from "../../gateways/outcome";
import { resolveHub } from "../../modules/payment_hub/resolve";
import type { Verdict } from "../../modules/payment_hub/store/inbox";
import type { EventRow } from "../../modules/payment_hub/store/rows";
import { announceOnce } from "../hub-events/announce";
import { NotNow } from "../not-now";
import { openAccount } from "./open-account";

/**
 * A customer has saved a payment method. The gateway keeps it, and methods are listed there: what is
 * made sure of here is whose it is, and stores are told.
 */
export async function applySavedMethod(
  container: MedusaContainer,
  event: EventRow,
): Promise<Verdict> {
  const { account, connection } = await openAccount(container, event);
  if (!event.object || !connection.retrieveSavedMethod) {
    return { state: "ignored", note: "it names no set-up" };
  }
  const found = await connection.retrieveSavedMethod(event.object);
  if (!hasValue(found)) throw new NotNow(found.error);
  if (!found.value) return { state: "ignored", note: "nothing was saved" };
  const { customerReference, method } = found.value;
  const customerId = await resolveHub(container).customers.byReference(
    account.id,
    customerReference,
  );
  if (!customerId) return { state: "ignored", note: "not a customer of this store" };
  await announceOnce(container, `saved_method:${account.id}:${event.object}`, {
    name: "payment_hub.payment_method.saved",
    data: {
      customer_id: customerId,
      payment_method: method.reference,
      gateway: account.gateway,
      environment: account.environment,
    },
  });
  return { state: "processed", note: `saved for ${customerId}` };
}
