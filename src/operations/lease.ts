import { setTimeout as sleep } from "node:timers/promises";
import { keepLease } from "../lib/keep-lease";
import type PaymentHubModuleService from "../modules/payment_hub/service";

/** Longer than any call to a gateway, its retries included; it is renewed while there are more. */
const LEASE_SECONDS = 120;
const WAIT_MS = 10_000;
const POLL_MS = 100;

/**
 * Takes a payment for an operation that moves money, waiting for the one before to end.
 * @returns what releases it again, or undefined when the other one does not end in time
 */
export async function takeLease(
  hub: PaymentHubModuleService,
  paymentId: string,
  waitMs = WAIT_MS,
): Promise<(() => Promise<void>) | undefined> {
  const deadline = performance.now() + waitMs;
  for (;;) {
    const token = await hub.payments.tryLease(paymentId, LEASE_SECONDS);
    if (token) {
      return keepLease(token, {
        seconds: LEASE_SECONDS,
        renew: (mark) => hub.payments.renewLease(paymentId, mark, LEASE_SECONDS),
        release: (mark) => hub.payments.release(paymentId, mark),
      });
    }
    if (performance.now() > deadline) return undefined;
    await sleep(POLL_MS);
  }
}
