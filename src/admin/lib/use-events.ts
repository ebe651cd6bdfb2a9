import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import type {
  EventDetails,
  EventList,
  EventView,
  StuckEvents,
} from "../../api/admin/payment-hub/contract";
import { request } from "./api";
import { filterQuery, type EventFilters } from "./event-filters";

const ALL = ["payment-hub"] as const;
const KEY = [...ALL, "events"] as const;

const PAGE_SIZE = 20;
const LOOK_AGAIN_MS = 30_000;
const WATCH_MS = 2_000;

/** Events that fit, newest first, page by page; the first page looks for new ones by itself. */
export function useEvents(filters: EventFilters) {
  return useInfiniteQuery({
    queryKey: [...KEY, "list", filters],
    queryFn: ({ pageParam }) => {
      const query = filterQuery(filters);
      query.set("limit", String(PAGE_SIZE));
      if (pageParam) query.set("cursor", pageParam);
      return request<EventList>("GET", `/events?${query}`);
    },
    initialPageParam: "",
    getNextPageParam: ({ next_cursor }) => next_cursor,
    staleTime: 0,
    placeholderData: keepPreviousData,
    // Whoever has loaded more reads in it: it does not move by itself then.
    refetchInterval: ({ state }) => (state.data?.pages.length === 1 ? LOOK_AGAIN_MS : false),
  });
}

/** How many events wait for a person. */
export function useStuckEvents() {
  return useQuery({
    queryKey: [...KEY, "stuck"],
    queryFn: () => request<{ stuck: StuckEvents }>("GET", "/events/stuck"),
    select: ({ stuck }) => stuck,
    staleTime: 0,
    refetchInterval: LOOK_AGAIN_MS,
  });
}

/** One event with what it said; while it is being applied, what becomes of it is seen at once. */
export function useEvent(id: string) {
  return useQuery({
    queryKey: [...KEY, "one", id],
    queryFn: () => request<{ event: EventDetails }>("GET", `/events/${encodeURIComponent(id)}`),
    select: ({ event }) => event,
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data?.event.state === "received" ? WATCH_MS : false),
  });
}

export function useReplayEvent(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () =>
      request<{ event: EventView }>("POST", `/events/${encodeURIComponent(id)}/replay`),
    // After a refusal too: somebody else may have been faster. Gateways count what is open.
    onSettled: () => client.invalidateQueries({ queryKey: ALL }),
  });
}

export function useReplayDead() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => request<{ replayed: number }>("POST", "/events/replay", {}),
    onSettled: () => client.invalidateQueries({ queryKey: ALL }),
  });
}

/** Reads all of it again, as a person may ask for. */
export function useRefreshEvents() {
  const client = useQueryClient();
  return useMutation({ mutationFn: () => client.invalidateQueries({ queryKey: KEY }) });
}
