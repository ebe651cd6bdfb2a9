import { randomUUID } from "node:crypto";
import type {
  CreateAccountHolderInput,
  CreateAccountHolderOutput,
  DeleteAccountHolderInput,
  DeletePaymentMethodInput,
  ListPaymentMethodsInput,
  ListPaymentMethodsOutput,
  SavePaymentMethodInput,
  SavePaymentMethodOutput,
  UpdateAccountHolderInput,
} from "@medusajs/framework/types";
import type { CustomerOperations, Gateway } from "../../gateways/gateway";
import { hasValue, type Outcome } from "../../gateways/outcome";
import { providerIds } from "../../gateways/registry";
import type { AccountRow } from "../../modules/payment_hub/store/rows";
import { runForCustomer } from "../../operations/run-for-customer";
import { activeAccount } from "./active-account";
import type { ProviderContainer } from "./container";
import { detailsOf, ensureCustomer } from "./customers";
import { invalid, toMedusaError } from "./errors";

/**
 * Medusa keeps one account holder a provider and knows nothing of sandbox and live. What it keeps
 * is the Medusa customer's id; which customer that is at which account is our own table's to say.
 */
interface HolderData {
  customer_id: string;
}

export async function createAccountHolder(
  container: ProviderContainer,
  gateway: Gateway,
  { context }: CreateAccountHolderInput,
): Promise<CreateAccountHolderOutput> {
  const { account } = await activeAccount(container.payment_hub, gateway);
  await ensureCustomer(container.payment_hub, account, context.customer);
  const data: HolderData = { customer_id: context.customer.id };
  return { id: context.customer.id, data: { ...data } };
}

/** Keeps name and email current at every account that knows the customer. */
export async function updateAccountHolder(
  { payment_hub: hub, logger }: ProviderContainer,
  { context }: UpdateAccountHolderInput,
): Promise<object> {
  const { customer } = context;
  if (!customer) return {};
  for (const known of await hub.customers.listOf(customer.id)) {
    const account = await hub.accounts.find(known.account_id);
    if (!account || !hub.accounts.isReadable(account)) continue;
    const operations = hub.connect(account).connection.customers;
    if (!operations) continue;
    const details = detailsOf(customer);
    const what = { subject: known.reference, params: details };
    const outcome = await runForCustomer(hub, account, "customer.update", what, (key) =>
      operations.update(known.reference, details, key),
    );
    if ("error" in outcome) {
      logger.warn(
        `payment_hub: customer ${customer.id} not updated: ${outcome.error.merchantMessage}`,
      );
    }
  }
  return {};
}

/**
 * Removes the customer, and with it the saved methods, from every account that knows it: with the
 * last of their holders. Medusa keeps one a provider, and those of single methods share the customer.
 */
export async function deleteAccountHolder(
  container: ProviderContainer,
  gateway: Gateway,
  { context }: DeleteAccountHolderInput,
): Promise<object> {
  const hub = container.payment_hub;
  const customerId = customerIdIn(context);
  if (!customerId || (await hasOtherHolder(container, gateway, customerId, context))) return {};
  for (const known of await hub.customers.listOf(customerId)) {
    const account = await hub.accounts.find(known.account_id);
    if (account && hub.accounts.isReadable(account)) {
      const operations = hub.connect(account).connection.customers;
      const outcome =
        operations &&
        (await runForCustomer(hub, account, "customer.remove", { subject: known.reference }, () =>
          operations.remove(known.reference),
        ));
      if (outcome && "error" in outcome && outcome.error.code !== "not_found") {
        throw toMedusaError(outcome.error, "merchant");
      }
    }
    await hub.customers.forget(customerId, known.account_id);
  }
  return {};
}

/** Holders of ours carry the customer's id as their own; Medusa has deleted its row by now. */
async function hasOtherHolder(
  { accountHolderService }: ProviderContainer,
  gateway: Gateway,
  customerId: string,
  { account_holder }: HolderContext,
): Promise<boolean> {
  const ours = providerIds(gateway);
  const holders = await accountHolderService.list({ external_id: customerId });
  return holders.some(
    ({ id, provider_id }) => id !== account_holder?.id && ours.includes(provider_id),
  );
}

export async function listPaymentMethods(
  container: ProviderContainer,
  gateway: Gateway,
  { context }: ListPaymentMethodsInput,
): Promise<ListPaymentMethodsOutput> {
  const holder = await holderAt(container, gateway, context);
  if (!holder?.reference) return [];
  const methods = valueOf(await holder.operations.listMethods(holder.reference));
  return methods.map(({ reference, data }) => ({ id: reference, data }));
}

export async function savePaymentMethod(
  container: ProviderContainer,
  gateway: Gateway,
  { context }: SavePaymentMethodInput,
): Promise<SavePaymentMethodOutput> {
  const holder = await holderAt(container, gateway, context);
  if (!holder?.reference) throw invalid("This customer has no account at the gateway yet.");
  const { account, operations, reference } = holder;
  // Each time somebody saves a method it is another one; only what Medusa itself repeats is the same.
  const what = { subject: reference, params: context?.idempotency_key ?? randomUUID() };
  const saved = valueOf(
    await runForCustomer(container.payment_hub, account, "method.save", what, (key) =>
      operations.saveMethod(reference, key),
    ),
  );
  const { publishable_key } = account.public_fields;
  return { id: saved.reference, data: { ...saved.data, publishable_key } };
}

export async function deletePaymentMethod(
  container: ProviderContainer,
  gateway: Gateway,
  { context, data }: DeletePaymentMethodInput,
): Promise<object> {
  const holder = await holderAt(container, gateway, context);
  if (!holder?.reference) throw invalid("This customer has no account at the gateway yet.");
  const { account, operations, reference } = holder;
  const what = { subject: reference, params: data.id };
  valueOf(
    await runForCustomer(container.payment_hub, account, "method.remove", what, () =>
      operations.removeMethod(reference, data.id),
    ),
  );
  return {};
}

interface HolderAtAccount {
  account: AccountRow;
  operations: CustomerOperations;
  reference: string | undefined;
}

async function holderAt(
  { payment_hub: hub }: ProviderContainer,
  gateway: Gateway,
  context: HolderContext | undefined,
): Promise<HolderAtAccount | undefined> {
  const { account } = await activeAccount(hub, gateway);
  const operations = hub.connect(account).connection.customers;
  if (!operations) return undefined;
  const customerId = customerIdIn(context);
  const reference = customerId ? await hub.customers.find(customerId, account.id) : undefined;
  return { account, operations, reference };
}

interface HolderContext {
  customer?: { id?: string } | null;
  account_holder?: { id?: string; data?: Record<string, unknown> | null } | null;
}

/** Undefined for a holder that another plugin made, when Medusa does not name the customer. */
function customerIdIn(context: HolderContext | undefined): string | undefined {
  const id = context?.customer?.id ?? context?.account_holder?.data?.customer_id;
  return typeof id === "string" ? id : undefined;
}

function valueOf<T>(outcome: Outcome<T>): T {
  if (hasValue(outcome)) return outcome.value;
  throw toMedusaError(outcome.error, "shopper");
}
