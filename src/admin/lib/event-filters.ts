import type { EventView } from "../../api/admin/payment-hub/contract";

export const EVENT_STATES = [
  "received",
  "processed",
  "ignored",
  "parked",
  "quarantined",
  "dead",
] as const satisfies readonly EventView["state"][];

const NAMES = ["state", "gateway", "environment", "q"] as const;

export type FilterName = (typeof NAMES)[number];
export type EventFilters = Partial<Record<FilterName, string>>;

/** The filters in a page's address, where they survive going back and can be passed on. */
export function readFilters(params: URLSearchParams): EventFilters {
  const given = NAMES.flatMap((name) => {
    const value = params.get(name)?.trim();
    return value ? [[name, value] as const] : [];
  });
  return Object.fromEntries(given);
}

/** The same with one of them changed; what else is in the address stays. */
export function withFilter(
  params: URLSearchParams,
  name: string,
  value: string | undefined,
): URLSearchParams {
  const changed = new URLSearchParams(params);
  if (value) changed.set(name, value);
  else changed.delete(name);
  return changed;
}

/** As the Admin API takes them. */
export function filterQuery(filters: Partial<Record<string, string>>): URLSearchParams {
  return new URLSearchParams(filters as Record<string, string>);
}
