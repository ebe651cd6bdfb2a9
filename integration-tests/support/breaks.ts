import type { BreakView } from "../../src/api/admin/payment-hub/contract";
import { eventually, expectStatus } from "../../src/demo/once/context";
import type { OpenShop } from "./open-shop";

const PATH = "/admin/payment-hub/breaks";

/** What the dashboard shows a person of one payment, by its number at the gateway; newest first. */
export async function breaksOf({ admin }: OpenShop, orderNumber: string): Promise<BreakView[]> {
  const { breaks } = await expectStatus(admin.get<{ breaks: BreakView[] }>(`${PATH}?limit=100`));
  return breaks.filter(({ order_number }) => order_number === orderNumber);
}

/** Waits for a payment's only break to come to a state. */
export async function breakThatIs(
  shop: OpenShop,
  state: BreakView["state"],
  orderNumber: string,
  waitMs?: number,
): Promise<BreakView> {
  const found = async (): Promise<BreakView | undefined> => {
    const breaks = await breaksOf(shop, orderNumber);
    if (breaks.length > 1) throw new Error(`${orderNumber} has ${breaks.length} breaks`);
    return breaks.find((one) => one.state === state);
  };
  return eventually(`a break that is ${state}`, found, waitMs);
}

export function resolveBreak({ admin }: OpenShop, { id }: BreakView, action: string) {
  return admin.post<{ message?: string; code?: string; break?: BreakView }>(
    `${PATH}/${id}/resolve`,
    { action },
  );
}
