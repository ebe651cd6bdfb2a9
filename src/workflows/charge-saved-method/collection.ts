import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils";
import { paidAlready, refusal } from "./refusals";

/** What is to be paid. */
export interface Collection {
  id: string;
  status: string;
  raw_amount: { value: string };
  currency_code: string;
  payment_sessions: { id: string }[];
}

/** Medusa's words for what nobody has paid, nor begun to. */
const UNPAID: readonly string[] = ["not_paid", "awaiting", "failed"];

/**
 * Read while no other charge of it is made.
 * @throws MedusaError when there is nothing (left) to be paid
 */
export async function readUnpaid(container: MedusaContainer, id: string): Promise<Collection> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "payment_collection",
    fields: ["id", "status", "raw_amount", "currency_code", "payment_sessions.id"],
    filters: { id },
  });
  const collection = data[0] as unknown as Collection | undefined;
  if (!collection) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, "There is no such payment collection.");
  }
  if (collection.status === "canceled") {
    throw refusal("wrong_state", "This payment collection was canceled; nothing was charged.");
  }
  if (!UNPAID.includes(collection.status)) throw paidAlready();
  return collection;
}
