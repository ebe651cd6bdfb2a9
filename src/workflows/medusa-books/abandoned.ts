import type { MedusaContainer } from "@medusajs/framework/types";
import { Modules } from "@medusajs/framework/utils";
import type { Kind } from "./book-in-order";
import type { MedusaRow } from "./medusa-payment";

/** A request that is still alive writes its row, calls the gateway and ends within this. */
const ABANDONED_AFTER_MS = 3 * 60_000;

/** Whether nobody can be working with a row of Medusa's any more. */
export function isAbandoned({ created_at }: MedusaRow): boolean {
  return Date.now() - new Date(created_at).getTime() >= ABANDONED_AFTER_MS;
}

/**
 * Takes a row out of Medusa of something that never happened.
 * @throws while whoever wrote it may still do so
 */
export async function removeAbandoned(
  container: MedusaContainer,
  kind: Kind,
  row: MedusaRow | undefined,
): Promise<void> {
  if (!row) return;
  if (!isAbandoned(row)) throw new Error(`Medusa has not taken its ${kind} back yet`);
  const payments = container.resolve(Modules.PAYMENT);
  if (kind === "capture") await payments.deleteCaptures([row.id]);
  else await payments.deleteRefunds([row.id]);
}

/**
 * @throws while another row of the payment may belong to somebody who is waiting to go on: nobody can
 * say then what Medusa's books will hold
 */
export function refuseWhileOthersWrite(others: readonly MedusaRow[]): void {
  if (others.every(isAbandoned)) return;
  throw new Error("somebody else is writing to this payment in Medusa");
}
