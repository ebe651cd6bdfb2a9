import { MedusaError } from "@medusajs/framework/utils";

const { NOT_ALLOWED, INVALID_DATA, NOT_FOUND } = MedusaError.Types;

/** What is sold out, changed or gone; a lock, a database or a gateway that fails is none of these. */
const FOR_GOOD: readonly unknown[] = [NOT_ALLOWED, INVALID_DATA, NOT_FOUND];

const MEDUSAS_OWN: readonly unknown[] = Object.values(MedusaError.Codes);

/**
 * Whether Medusa refused to complete a cart for a reason that does not pass by itself: no stock, no
 * shipping method, a product that is gone. What a provider throws has a code of its own and speaks
 * of the gateway, which may be better in a moment.
 * @param error as Medusa's workflows throw it: an error, or its fields in a plain object
 */
export function refusesForGood(error: unknown): boolean {
  const { type, code } = (error ?? {}) as { type?: unknown; code?: unknown };
  return FOR_GOOD.includes(type) && (!code || MEDUSAS_OWN.includes(code));
}
