import { findGateway } from "../../gateways/registry";
import type PaymentHubModuleService from "../../modules/payment_hub/service";
import type { PaymentRow } from "../../modules/payment_hub/store/rows";
import { isUnderWay, nextLiveLook } from "./next-look";

/**
 * A payment that nobody looks at any more, whose buyer has begun to pay: it is waited for anew,
 * because the event that ends it may be lost.
 */
export async function watchAgain(hub: PaymentHubModuleService, payment: PaymentRow): Promise<void> {
  if (payment.next_look_at || payment.settled_at || !isUnderWay(payment)) return;
  const { firstLookMs } = findGateway(payment.gateway);
  const at = nextLiveLook(payment, firstLookMs, hub.clock.now());
  if (at) await hub.payments.lookAt(payment.id, at);
}
