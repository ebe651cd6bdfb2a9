import type { PaymentSummary } from "../../api/admin/payment-hub/contract";

export const PAYMENT_STATUSES = [
  "waiting",
  "requires_action",
  "processing",
  "authorized",
  "captured",
  "failed",
  "canceled",
] as const satisfies readonly PaymentSummary["status"][];

const NAMES = ["status", "gateway", "environment", "q"] as const;

export type PaymentFilterName = (typeof NAMES)[number];
export type PaymentFilters = Partial<Record<PaymentFilterName, string>>;

/** The filters in a page's address, where they survive going back and can be passed on. */
export function readPaymentFilters(params: URLSearchParams): PaymentFilters {
  const given = NAMES.flatMap((name) => {
    const value = params.get(name)?.trim();
    return value ? [[name, value] as const] : [];
  });
  return Object.fromEntries(given);
}
