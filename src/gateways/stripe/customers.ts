import type Stripe from "stripe";
import type { CustomerDetails, CustomerOperations } from "../gateway";
import { hasValue, succeeded, type Outcome } from "../outcome";
import { toCustomerFailure } from "./error-map";
import { ownedMethod } from "./owned-method";
import { savedMethodOf } from "./saved-method";
import { PATIENCE } from "./timeouts";

/**
 * As many as Stripe lists at once. The newest come first; a customer with more saved methods than
 * that is not a shopper, and no checkout shows so many.
 */
const LIST_LIMIT = 100;

/** Stripe customers and the payment methods saved with them. */
export function customerOperations(stripe: Stripe): CustomerOperations {
  return {
    create: (details, key) =>
      attempt(async () => {
        const customer = await stripe.customers.create(paramsOf(details), keyed(key));
        return { reference: customer.id };
      }),
    update: (reference, details, key) =>
      attempt(async () => {
        await stripe.customers.update(reference, paramsOf(details), keyed(key));
      }),
    remove: (reference) =>
      attempt(async () => {
        await stripe.customers.del(reference, {}, PATIENCE.change);
      }),
    listMethods: (reference) =>
      attempt(async () => {
        const methods = await stripe.customers.listPaymentMethods(
          reference,
          { limit: LIST_LIMIT },
          PATIENCE.read,
        );
        return methods.data.map(savedMethodOf);
      }),
    saveMethod: (reference, key) =>
      attempt(async () => {
        const intent = await stripe.setupIntents.create(
          {
            customer: reference,
            usage: "off_session",
            automatic_payment_methods: { enabled: true },
          },
          keyed(key),
        );
        const { id, client_secret, status } = intent;
        return { reference: id, data: { id, client_secret, status } };
      }),
    removeMethod: async (reference, methodReference) => {
      const owned = await ownedMethod(stripe, reference, methodReference);
      if (!hasValue(owned)) return owned;
      return attempt(async () => {
        // A method that was detached can never be attached again: one key serves for all time.
        await stripe.paymentMethods.detach(methodReference, {}, keyed(`${methodReference}_detach`));
      });
    },
  };
}

const keyed = (idempotencyKey: string) => ({ ...PATIENCE.change, idempotencyKey });

async function attempt<T>(call: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return succeeded(await call());
  } catch (thrown) {
    return toCustomerFailure(thrown, {});
  }
}

function paramsOf({ customerId, email, name, phone }: CustomerDetails) {
  return {
    ...(email && { email }),
    ...(name && { name }),
    ...(phone && { phone }),
    metadata: { customer_id: customerId },
  };
}
