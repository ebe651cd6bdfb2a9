import { useQuery } from "@tanstack/react-query";
import type { OrderPaymentView } from "../../api/admin/payment-hub/contract";
import { request } from "./api";

/** What an order's payments are at their gateways. */
export function useOrderPayments(orderId: string) {
  return useQuery({
    queryKey: ["payment-hub", "orders", orderId],
    queryFn: () =>
      request<{ payments: OrderPaymentView[] }>("GET", `/orders/${encodeURIComponent(orderId)}`),
    select: ({ payments }) => payments,
    // Gateways change it by themselves.
    staleTime: 0,
  });
}
