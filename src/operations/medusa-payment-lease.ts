import type PaymentHubModuleService from "../modules/payment_hub/service";

/** Longer than a lease that may be inside it; both are renewed while the request runs. */
const SECONDS = 180;

/**
 * Takes a payment of Medusa's for one request at a time. Medusa locks its payment's row only while
 * it writes its own; the order's books are written after the gateway has answered, from whatever
 * rows there are by then, so that two requests at once enter each other's amounts.
 * @returns what gives it back; undefined when another request does not end in time
 */
export function takeMedusaPayment(
  hub: PaymentHubModuleService,
  medusaPaymentId: string,
  waitMs: number,
): Promise<(() => Promise<void>) | undefined> {
  return hub.leases.take(`medusa:${medusaPaymentId}`, { seconds: SECONDS, waitMs });
}
