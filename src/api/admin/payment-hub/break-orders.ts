import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import type { PaymentRow } from "../../../modules/payment_hub/store/rows";
import { orderedBy, type Ordered } from "../../../workflows/late-payment/ordered";
import type { BreakView } from "./contract";

interface PaidOrder {
  order: NonNullable<BreakView["order"]>;
  /** Whether it pays with this very payment. */
  ordered: Ordered;
}

interface Session {
  id: string;
  payment?: { canceled_at: string | null; data: Record<string, unknown> | null } | null;
  payment_collection?: { order?: { id: string; display_id?: number } | null } | null;
}

/** The orders that payments were made for, by the payments' ids, in one query. */
export async function ordersOf(
  container: MedusaContainer,
  payments: readonly PaymentRow[],
): Promise<Map<string, PaidOrder>> {
  const sessionIds = payments.flatMap(({ session_id }) => session_id ?? []);
  if (sessionIds.length === 0) return new Map();
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "payment_session",
    fields: [
      ...["id", "payment.canceled_at", "payment.data"],
      ...["payment_collection.order.id", "payment_collection.order.display_id"],
    ],
    filters: { id: sessionIds },
  });
  const sessions = new Map((data as Session[]).map((session) => [session.id, session]));
  const orders = new Map<string, PaidOrder>();
  for (const row of payments) {
    const session = sessions.get(row.session_id ?? "");
    const order = session?.payment_collection?.order;
    if (!order) continue;
    orders.set(row.id, {
      order: { id: order.id, display_id: order.display_id ?? null },
      ordered: orderedBy(row, session.payment, true),
    });
  }
  return orders;
}
