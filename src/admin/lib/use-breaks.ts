import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { BreakView } from "../../api/admin/payment-hub/contract";
import { request } from "./api";

const ALL = ["payment-hub"] as const;
const KEY = [...ALL, "breaks"] as const;

export const PAGE_SIZE = 5;

export type BreakState = BreakView["state"];

interface BreaksPage {
  breaks: BreakView[];
  count: number;
}

/** One page of what a person has to see, or has dealt with; newest first. */
export function useBreaks(state: BreakState, page: number) {
  const query = new URLSearchParams({
    state,
    limit: String(PAGE_SIZE),
    offset: String(page * PAGE_SIZE),
  });
  return useQuery({
    queryKey: [...KEY, state, page],
    queryFn: () => request<BreaksPage>("GET", `/breaks?${query}`),
    // The hub opens them by itself: what was read a minute ago may lack the one that matters.
    staleTime: 0,
    placeholderData: keepPreviousData,
  });
}

export interface ResolveBody {
  action: "give_back" | "dismiss";
  note?: string;
}

export function useResolveBreak(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: ResolveBody) =>
      request<{ break?: BreakView }>("POST", `/breaks/${id}/resolve`, body),
    // After a refusal too: somebody else may have been faster. Gateways count what is open.
    onSettled: () => client.invalidateQueries({ queryKey: ALL }),
  });
}
