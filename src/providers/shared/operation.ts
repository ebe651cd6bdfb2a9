import { setTimeout as sleep } from "node:timers/promises";
import type { Money } from "../../lib/money";
import type { Outcome } from "../../gateways/outcome";
import type PaymentHubModuleService from "../../modules/payment_hub/service";
import type { Operation } from "../../modules/payment_hub/store/journal";
import type { PaymentRow } from "../../modules/payment_hub/store/rows";
import { notAllowed } from "./errors";

/** Longer than any call to a gateway, its one retry included. */
const LEASE_SECONDS = 60;
const WAIT_MS = 10_000;
const POLL_MS = 100;

/**
 * Runs one operation at the gateway, journalled before and after, while nothing else moves money on
 * the same payment. No transaction is open while the gateway is called.
 * @param call sends under the key that the journal gives; the same logical operation has one key
 * @throws MedusaError NOT_ALLOWED when another operation on this payment does not end
 */
export async function runOperation<T extends { reference: string }>(
  hub: PaymentHubModuleService,
  payment: PaymentRow,
  operation: Operation,
  details: { amount?: Money; parameters?: Record<string, unknown> },
  call: (key: string) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  await takeLease(hub, payment);
  try {
    const now = hub.clock.now();
    const attempt = await hub.journal.begin({ payment, operation, ...details, now });
    const outcome = await call(attempt.idempotency_key);
    await hub.journal.finish(attempt, outcome, hub.clock.now());
    return outcome;
  } finally {
    await hub.payments.release(payment.id);
  }
}

async function takeLease(hub: PaymentHubModuleService, payment: PaymentRow): Promise<void> {
  const deadline = Date.now() + WAIT_MS;
  while (!(await hub.payments.tryLease(payment.id, LEASE_SECONDS))) {
    if (Date.now() > deadline) {
      throw notAllowed(
        "Another operation on this payment is still running. Try again in a minute.",
        "payment_busy",
      );
    }
    await sleep(POLL_MS);
  }
}
