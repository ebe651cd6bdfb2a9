import type { MedusaContainer } from "@medusajs/framework/types";
import { Modules } from "@medusajs/framework/utils";
import { readCart, type MedusaSession } from "./medusa-payment";

const CART_LOCK_SECONDS = 30;

/** Runs work on a session while nobody can complete its cart. */
export async function whileNobodyCompletes<T>(
  container: MedusaContainer,
  session: MedusaSession | undefined,
  work: () => Promise<T>,
): Promise<T> {
  const { cartId } = session ? await readCart(container, session) : {};
  if (!cartId) return work();
  return container.resolve(Modules.LOCKING).execute([cartId], work, { timeout: CART_LOCK_SECONDS });
}
