import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import type {
  PaymentDetails,
  PaymentList,
  QueryVerdict,
} from "../../api/admin/payment-hub/contract";
import { request } from "./api";
import { filterQuery } from "./event-filters";
import type { PaymentFilters } from "./payment-filters";

const ALL = ["payment-hub"] as const;
const KEY = [...ALL, "payments"] as const;

const PAGE_SIZE = 20;

/** Payments that fit, newest first, page by page. */
export function usePayments(filters: PaymentFilters) {
  return useInfiniteQuery({
    queryKey: [...KEY, "list", filters],
    queryFn: ({ pageParam }) => {
      const query = filterQuery(filters);
      query.set("limit", String(PAGE_SIZE));
      if (pageParam) query.set("cursor", pageParam);
      return request<PaymentList>("GET", `/payments?${query}`);
    },
    initialPageParam: "",
    getNextPageParam: ({ next_cursor }) => next_cursor,
    // Shoppers and gateways change it by themselves.
    staleTime: 0,
    placeholderData: keepPreviousData,
  });
}

/** One payment with all that is known of it. */
export function usePayment(id: string) {
  return useQuery({
    queryKey: [...KEY, "one", id],
    queryFn: () => request<{ payment: PaymentDetails }>("GET", pathOf(id)),
    select: ({ payment }) => payment,
    staleTime: 0,
  });
}

export interface PaymentRequest {
  what: "query" | "capture" | "refund" | "cancel";
  /** For a capture or refund, a decimal. */
  amount?: string;
  /** For a refund: what had gone back, as the person saw it. */
  refunded_so_far?: string;
}

export function useActOnPayment(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ what, ...body }: PaymentRequest) =>
      request<{ payment: PaymentDetails; verdict?: QueryVerdict }>(
        "POST",
        `${pathOf(id)}/${what}`,
        body,
      ),
    // After a refusal too: it may have been done all the same, or by somebody else.
    onSettled: () => client.invalidateQueries({ queryKey: ALL }),
  });
}

function pathOf(id: string): string {
  return `/payments/${encodeURIComponent(id)}`;
}
