import type PaymentHubModuleService from "../../../modules/payment_hub/service";
import type { BreakRow } from "../../../modules/payment_hub/store/rows";
import type { BreakView } from "./contract";

/** Breaks as the dashboard gets them, with the numbers of their payments read at once. */
export async function breakViews(
  hub: PaymentHubModuleService,
  breaks: readonly BreakRow[],
): Promise<BreakView[]> {
  const ids = breaks.flatMap(({ payment_id }) => payment_id ?? []);
  const numbers = await hub.payments.orderNumbers(ids);
  return breaks.map((row) => ({
    id: row.id,
    kind: row.kind,
    gateway: row.gateway,
    environment: row.environment,
    payment_id: row.payment_id,
    order_number: numbers.get(row.payment_id ?? "") ?? null,
    message: row.message,
    next_step: row.next_step,
    state: row.state,
    resolution: row.resolution,
    can_give_back: canGiveBack(row),
    opened_at: row.opened_at.toISOString(),
    resolved_at: row.resolved_at?.toISOString() ?? null,
  }));
}

/** Only money that pays for nothing can be given back from here. */
export function canGiveBack({ kind, state, payment_id }: BreakRow): boolean {
  return kind === "late_payment" && state === "open" && payment_id !== null;
}
