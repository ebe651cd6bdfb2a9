import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { BreakView } from "../../api/admin/payment-hub/contract";
import { request } from "./api";

const ALL = ["payment-hub"] as const;
const KEY = [...ALL, "breaks"] as const;

export const PAGE_SIZE = 5;

export type BreakState = BreakView["state"];

export interface BreaksPage {
  breaks: BreakView[];
  count: number;
  /** Of these entries: while a page is turned, those of the page before are still shown. */
  offset: number;
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
  although_ordered?: true;
  note?: string;
}

interface Told {
  /** @param isOpen whether it still is: a gateway may take its time to give money back */
  onSuccess: (action: ResolveBody["action"], isOpen: boolean) => void;
  onError: (error: Error) => void;
}

/** The entry itself goes away with its list, so what is to be told is told from here. */
export function useResolveBreak(id: string, { onSuccess, onError }: Told) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: ResolveBody) =>
      request<{ break?: BreakView }>("POST", `/breaks/${id}/resolve`, body),
    onSuccess: (answer, { action }) => onSuccess(action, answer.break?.state === "open"),
    onError,
    // After a refusal too: somebody else may have been faster. Gateways count what is open.
    onSettled: () => client.invalidateQueries({ queryKey: ALL }),
  });
}
