import type { MedusaContainer } from "@medusajs/framework/types";
import { resolveHub } from "../../../modules/payment_hub/resolve";
import type { BreakRow } from "../../../modules/payment_hub/store/rows";
import { ordersOf } from "./break-orders";
import type { BreakView } from "./contract";

/** Breaks as the dashboard gets them; what is told beside them is read at once for all of them. */
export async function breakViews(
  container: MedusaContainer,
  breaks: readonly BreakRow[],
): Promise<BreakView[]> {
  const hub = resolveHub(container);
  const ids = breaks.flatMap(({ payment_id }) => payment_id ?? []);
  const [payments, goingBack] = await Promise.all([
    hub.payments.list(ids),
    hub.refunds.goingBack(ids),
  ]);
  const orders = await ordersOf(container, [...payments.values()]);
  return breaks.map((row) => {
    const id = row.payment_id ?? "";
    const { order = null, ordered } = orders.get(id) ?? {};
    return {
      id: row.id,
      kind: row.kind,
      gateway: row.gateway,
      environment: row.environment,
      payment_id: row.payment_id,
      order_number: payments.get(id)?.order_number ?? null,
      order,
      message: row.message,
      next_step: row.next_step,
      state: row.state,
      resolution: row.resolution,
      can_give_back: holdsMoney(row) && !goingBack.has(id) && ordered !== "certain",
      may_be_ordered: holdsMoney(row) && ordered === "possible",
      is_going_back: holdsMoney(row) && goingBack.has(id),
      opened_at: row.opened_at.toISOString(),
      resolved_at: row.resolved_at?.toISOString() ?? null,
    };
  });
}

/** Only money that pays for nothing can be given back from here. */
function holdsMoney({ kind, state, payment_id }: BreakRow): boolean {
  return kind === "late_payment" && state === "open" && payment_id !== null;
}
