import type { MedusaContainer } from "@medusajs/framework/types";
import { hasValue } from "../../gateways/outcome";
import { findGateway } from "../../gateways/registry";
import { resolveHub } from "../../modules/payment_hub/resolve";
import type { EventRow, PaymentRow } from "../../modules/payment_hub/store/rows";
import { adoptSession } from "../../operations/adopt-session";
import { readSession } from "../medusa-books/medusa-payment";
import { NotNow } from "../not-now";
import { openAccount } from "./open-account";

/**
 * The payment of an event that another plugin's session is about: begun before this plugin took its
 * place, paid or refunded since. Payments of other systems name no session, and cost no call.
 * @throws NotNow when the gateway cannot say
 */
export async function adoptInFlight(
  container: MedusaContainer,
  event: EventRow,
): Promise<PaymentRow | undefined> {
  const gateway = findGateway(event.gateway);
  if (!event.reference || event.order_number || !gateway.subjectOf(event.type)) return undefined;
  if (!gateway.sessionIn?.(event.payload ?? {})) return undefined;
  const { account, connection } = await openAccount(container, event);
  const found = await connection.retrievePayment({ reference: event.reference });
  if (!hasValue(found)) {
    if (found.error.code === "not_found") return undefined;
    throw new NotNow(found.error);
  }
  const payment = { account, view: found.value };
  return adoptSession(resolveHub(container), gateway, payment, (id) => readSession(container, id));
}
