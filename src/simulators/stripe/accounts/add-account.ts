import { z } from "@medusajs/framework/zod";
import { ControlError } from "../../core/control";
import { DEFAULT_METHOD_TYPES } from "../methods/method-types";
import { newId } from "../objects/ids";
import { nowSeconds, type World } from "../world";

export const AccountInput = z
  .object({
    /** An account that exists gets its other mode. */
    id: z.string().startsWith("acct_").optional(),
    livemode: z.boolean().default(false),
    country: z.string().length(2).default("US"),
    /** The first is the default; others than these are refused. Left out: every currency, USD first. */
    currencies: z.array(z.string().length(3).toLowerCase()).min(1).optional(),
    email: z.string().default("shop@example.com"),
    business_name: z.string().default("Medusa Simulated Shop"),
    payment_method_types: z.array(z.string()).optional(),
    publishable_key: z.string().startsWith("pk_").optional(),
    secret_key: z.string().startsWith("sk_").optional(),
  })
  .strict();

export interface SimulatedAccount {
  id: string;
  livemode: boolean;
  publishable_key: string;
  secret_key: string;
}

/** A merchant with a pair of keys in one mode. */
export function addAccount(world: World, given: z.input<typeof AccountInput>): SimulatedAccount {
  const input = AccountInput.parse(given);
  const { directory } = world;
  const id = input.id ?? newId("acct_1").slice(0, 21);
  for (const key of [input.publishable_key, input.secret_key]) {
    if (key && directory.hasKey(key)) throw new ControlError(409, `key ${key} is taken`);
  }
  if (!directory.account(id)) {
    directory.addAccount({
      id,
      country: input.country,
      defaultCurrency: input.currencies?.[0] ?? "usd",
      currencies: input.currencies,
      email: input.email,
      businessName: input.business_name,
      paymentMethodTypes: input.payment_method_types ?? DEFAULT_METHOD_TYPES,
      created: nowSeconds(world),
    });
  }
  const realm = directory.realm(id, input.livemode);
  const publishable = directory.addKey(realm, "publishable", { value: input.publishable_key });
  const secret = directory.addKey(realm, "secret", { value: input.secret_key });
  return {
    id,
    livemode: input.livemode,
    publishable_key: publishable.value,
    secret_key: secret.value,
  };
}
