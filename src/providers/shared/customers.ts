import type { PaymentCustomerDTO } from "@medusajs/framework/types";
import type { CustomerDetails } from "../../gateways/gateway";
import type PaymentHubModuleService from "../../modules/payment_hub/service";
import type { AccountRow } from "../../modules/payment_hub/store/rows";
import { toMedusaError } from "./errors";

/**
 * The customer of this account that a Medusa customer is, made when there is none yet.
 * @returns undefined where the gateway keeps no customers
 */
export async function ensureCustomer(
  hub: PaymentHubModuleService,
  account: AccountRow,
  customer: PaymentCustomerDTO,
): Promise<string | undefined> {
  const { customers } = hub.connect(account).connection;
  if (!customers) return undefined;
  const known = await hub.customers.find(customer.id, account.id);
  if (known) return known;
  // One customer of one account has one key, so two tabs at once make one customer.
  const key = `${account.id}_${customer.id}`;
  const made = await customers.create(detailsOf(customer), key);
  if (made.outcome !== "succeeded") {
    if ("error" in made) throw toMedusaError(made.error, "shopper");
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
