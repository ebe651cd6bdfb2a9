import { createPaymentSessionsWorkflow } from "@medusajs/medusa/core-flows";
import type { MedusaContainer } from "@medusajs/framework/types";
import { Modules } from "@medusajs/framework/utils";
import { AMOUNT, CONTESTANTS, type Contestant } from "../plan";

/** Counts what must have arrived at the Stripe simulator. */
export class GatewayCalls {
  count = 0;
}

/** The collections that sessions will be made in; making them is not measured. */
export async function prepareCollections(
  container: MedusaContainer,
  contestant: Contestant,
  count: number,
): Promise<string[]> {
  const { currency } = CONTESTANTS[contestant];
  const collection = { currency_code: currency, amount: AMOUNT };
  const made = await container
    .resolve(Modules.PAYMENT)
    .createPaymentCollections(Array.from({ length: count }, () => ({ ...collection })));
  return made.map(({ id }) => id);
}

/** The workflow behind `POST /store/payment-collections/:id/payment-sessions`. */
export async function createSession(
  container: MedusaContainer,
  contestant: Contestant,
  payment_collection_id: string,
  calls: GatewayCalls,
): Promise<void> {
  const { providerId, data, callsGateway } = CONTESTANTS[contestant];
  if (callsGateway) calls.count += 1;
  await createPaymentSessionsWorkflow(container).run({
    input: { payment_collection_id, provider_id: providerId, data: { ...data } },
  });
}
