import type { PaymentCustomerDTO } from "@medusajs/framework/types";
import type { CustomerDetails, CustomerOperations } from "../../gateways/gateway";
import type { Outcome } from "../../gateways/outcome";
import type PaymentHubModuleService from "../../modules/payment_hub/service";
import type { AccountRow } from "../../modules/payment_hub/store/rows";
import { runForCustomer } from "../../operations/run-for-customer";
import { toMedusaError, type Reader } from "./errors";

/**
 * The customer of this account that a Medusa customer is, made when there is none yet.
 * @returns undefined where the gateway keeps no customers
 */
export async function ensureCustomer(
  hub: PaymentHubModuleService,
  account: AccountRow,
  customer: PaymentCustomerDTO,
  reader: Reader = "shopper",
): Promise<string | undefined> {
  const { customers } = hub.connect(account).connection;
  if (!customers) return undefined;
  const known = await hub.customers.find(customer.id, account.id);
  return known ?? makeCustomer(hub, account, { customers, customer, reader });
}

/** Another customer in place of one that is gone at the gateway. */
export async function replaceCustomer(
  hub: PaymentHubModuleService,
  account: AccountRow,
  customer: PaymentCustomerDTO,
): Promise<string | undefined> {
  await hub.customers.forget(customer.id, account.id);
  return ensureCustomer(hub, account, customer);
}

/** The gateway's own word for a customer that it does not have (any more). */
export function isCustomerMissing(outcome: Outcome<unknown>): boolean {
  return outcome.outcome === "rejected" && outcome.error.gatewayCode === "customer_missing";
}

async function makeCustomer(
  hub: PaymentHubModuleService,
  account: AccountRow,
  {
    customers,
    customer,
    reader,
  }: { customers: CustomerOperations; customer: PaymentCustomerDTO; reader: Reader },
): Promise<string | undefined> {
  // Two tabs at once share one attempt, and with it one key: they make one customer.
  const details = detailsOf(customer);
  const what = { subject: customer.id, params: details };
  const made = await runForCustomer(hub, account, "customer.create", what, (key) =>
    customers.create(details, key),
  );
  if (made.outcome !== "succeeded") {
    if ("error" in made) throw toMedusaError(made.error, reader);
    return undefined;
  }
  return hub.customers.remember(customer.id, account.id, made.value.reference);
}

export function detailsOf(customer: PaymentCustomerDTO): CustomerDetails {
  const name =
    customer.company_name || [customer.first_name, customer.last_name].filter(Boolean).join(" ");
  return {
    customerId: customer.id,
    email: customer.email,
    ...(name && { name }),
    ...(customer.phone && { phone: customer.phone }),
  };
}
