import type { MedusaContainer } from "@medusajs/framework/types";
import { hasValue } from "../../gateways/outcome";
import { resolveHub } from "../../modules/payment_hub/resolve";
import type { Verdict } from "../../modules/payment_hub/store/inbox";
import type { EventRow, PaymentRow } from "../../modules/payment_hub/store/rows";
import { announceDispute } from "../hub-events/announce-dispute";
import { NotNow } from "../not-now";
import { openAccount } from "./open-account";
import { showDispute } from "./show-dispute";

/** Keeps a dispute as the gateway holds it now, shows it while it is undecided, and tells of it. */
export async function applyDispute(
  container: MedusaContainer,
  event: EventRow,
  payment: PaymentRow,
): Promise<Verdict> {
  const { connection } = await openAccount(container, event);
  if (!event.object || !connection.retrieveDispute) {
    return { state: "ignored", note: "it names no dispute" };
  }
  const found = await connection.retrieveDispute(event.object);
  if (!hasValue(found)) throw new NotNow(found.error);
  if (payment.reference !== found.value.payment) {
    return { state: "quarantined", note: "the dispute is about another payment" };
  }
  const hub = resolveHub(container);
  const dispute = await hub.disputes.save(payment, found.value);
  await showDispute(hub, payment, dispute);
  await announceDispute(container, payment, dispute);
  return { state: "processed", note: dispute.status };
}
