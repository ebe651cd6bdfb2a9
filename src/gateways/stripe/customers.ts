import type Stripe from "stripe";
import type { CustomerDetails, CustomerOperations, SavedMethod } from "../gateway";
import { hasValue, succeeded, type Outcome } from "../outcome";
import { toFailure } from "./error-map";
import { ownedMethod } from "./owned-method";

/** As many as Stripe lists at once; a customer with more cards than that is not a shopper. */
const LIST_LIMIT = 100;

/** Stripe customers and the payment methods saved with them. */
export function customerOperations(stripe: Stripe): CustomerOperations {
  return {
    create: (details, key) =>
      attempt(async () => {
        const customer = await stripe.customers.create(paramsOf(details), { idempotencyKey: key });
        return { reference: customer.id };
      }),
    update: (reference, details, key) =>
      attempt(async () => {
        await stripe.customers.update(reference, paramsOf(details), { idempotencyKey: key });
      }),
    remove: (reference) =>
      attempt(async () => {
        await stripe.customers.del(reference);
      }),
    listMethods: (reference) =>
      attempt(async () => {
        const methods = await stripe.customers.listPaymentMethods(reference, { limit: LIST_LIMIT });
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
          { idempotencyKey: key },
        );
        const { id, client_secret, status } = intent;
        return { reference: id, data: { id, client_secret, status } };
      }),
    removeMethod: async (reference, methodReference) => {
      const owned = await ownedMethod(stripe, reference, methodReference);
      if (!hasValue(owned)) return owned;
      return attempt(async () => {
        await stripe.paymentMethods.detach(methodReference);
      });
    },
  };
}

async function attempt<T>(call: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return succeeded(await call());
  } catch (thrown) {
    return toFailure(thrown, {});
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

function savedMethodOf(method: Stripe.PaymentMethod): SavedMethod {
  const { id, type, card, created } = method;
  return {
    reference: id,
    data: {
      id,
      type,
      created,
      ...(card && {
        card: {
          brand: card.brand,
          last4: card.last4,
          exp_month: card.exp_month,
          exp_year: card.exp_year,
        },
      }),
    },
  };
}
