import type { MedusaContainer, PaymentProviderContext } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, MedusaError, Modules } from "@medusajs/framework/utils";
import type { ChargeSavedMethodInput } from ".";
import { resolveHub } from "../../modules/payment_hub/resolve";
import { isOpen } from "../../modules/payment_hub/store/attempt-schedule";
import { CHARGE } from "../../providers/shared/off-session";
import { bringChargeIntoMedusa, type Charged } from "./bring-charge-into-medusa";
import type { Collection } from "./collection";
import { stillOpen } from "./refusals";

/**
 * Charges. The sessions before go first: one whose payment has been made, or may yet be, refuses to
 * go, and then nothing is charged.
 */
export async function chargeNow(
  container: MedusaContainer,
  collection: Collection,
  input: Required<ChargeSavedMethodInput>,
): Promise<Charged> {
  const payments = container.resolve(Modules.PAYMENT);
  const customer = await readCustomer(container, input.customer_id);
  for (const { id } of collection.payment_sessions) await payments.deletePaymentSession(id);
  const { charges } = resolveHub(container);
  const charge = await charges.ask(collection.id, input.payment_method);
  const context: PaymentProviderContext & Record<string, unknown> = { customer, [CHARGE]: charge };
  try {
    const { id } = await payments.createPaymentSession(collection.id, {
      provider_id: input.provider_id,
      amount: collection.raw_amount.value,
      currency_code: collection.currency_code,
      data: { payment_method: input.payment_method },
      context,
    });
    await requireKnown(container, id);
    return await bringChargeIntoMedusa(container, id);
  } finally {
    await charges.withdraw(collection.id);
  }
}

/** @throws MedusaError NOT_ALLOWED while nobody can say whether the charge went through */
async function requireKnown(container: MedusaContainer, sessionId: string): Promise<void> {
  const { payments, journal } = resolveHub(container);
  const payment = await payments.bySession(sessionId);
  const creation = payment && (await journal.creationOf(payment.id));
  if (creation && isOpen(creation)) throw stillOpen(creation.message);
}

const CUSTOMER_FIELDS = ["id", "email", "company_name", "first_name", "last_name", "phone"];

async function readCustomer(
  container: MedusaContainer,
  id: string,
): Promise<{ id: string; email: string }> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "customer",
    fields: CUSTOMER_FIELDS,
    filters: { id },
  });
  const customer = data[0] as { id: string; email: string } | undefined;
  if (!customer) throw new MedusaError(MedusaError.Types.NOT_FOUND, "There is no such customer.");
  return customer;
}
