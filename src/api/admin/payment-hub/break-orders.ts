import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import type { PaymentRow } from "../../../modules/payment_hub/store/rows";
import type { BreakView } from "./contract";

type Order = NonNullable<BreakView["order"]>;

interface Session {
  id: string;
  payment_collection?: { order?: { id: string; display_id?: number } | null } | null;
}

/** The orders that payments were made for, by the payments' ids, in one query. */
export async function ordersOf(
  container: MedusaContainer,
  payments: readonly PaymentRow[],
): Promise<Map<string, Order>> {
  const sessionIds = payments.flatMap(({ session_id }) => session_id ?? []);
  if (sessionIds.length === 0) return new Map();
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "payment_session",
    fields: ["id", "payment_collection.order.id", "payment_collection.order.display_id"],
    filters: { id: sessionIds },
  });
  const sessions = new Map((data as Session[]).map((session) => [session.id, session]));
  const orders = new Map<string, Order>();
  for (const { id, session_id } of payments) {
    const order = sessions.get(session_id ?? "")?.payment_collection?.order;
    if (order) orders.set(id, { id: order.id, display_id: order.display_id ?? null });
  }
  return orders;
}
