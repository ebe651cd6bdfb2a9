import type { Parsed } from "../params/field";
import { either, hash, integer, text } from "../params/fields";
import { invalidRequest, resourceMissing } from "./api-error";

const MAX_LIMIT = 100;
const DEFAULT_LIMIT = 10;

/** What every list takes. */
export const PAGE_SPEC = {
  ending_before: text(),
  limit: integer(),
  starting_after: text(),
};

/** `created=1700000000` or `created[gte]=…`. */
export const createdFilter = () =>
  either(integer(), hash({ gt: integer(), gte: integer(), lt: integer(), lte: integer() }));

export type CreatedFilter = ReturnType<ReturnType<typeof createdFilter>["parse"]>;

export interface Page<T> {
  object: "list";
  data: T[];
  has_more: boolean;
  url: string;
}

/** Cuts a page out of what a list would show, newest first. */
export function page<T extends { id: string }>(
  items: T[],
  params: Parsed<typeof PAGE_SPEC>,
  url: string,
): Page<T> {
  const limit = params.limit ?? DEFAULT_LIMIT;
  if (limit < 1 || limit > MAX_LIMIT) {
    throw invalidRequest(
      limit < 1
        ? "This value must be greater than or equal to 1."
        : `This value must be less than or equal to ${MAX_LIMIT}.`,
      { code: "parameter_invalid_integer", param: "limit" },
    );
  }
  if (params.ending_before !== undefined) {
    const end = indexOf(items, params.ending_before, "ending_before");
    const start = Math.max(0, end - limit);
    return { object: "list", data: items.slice(start, end), has_more: start > 0, url };
  }
  const start =
    params.starting_after === undefined
      ? 0
      : indexOf(items, params.starting_after, "starting_after") + 1;
  const data = items.slice(start, start + limit);
  return { object: "list", data, has_more: start + limit < items.length, url };
}

export function isCreatedWithin(created: number, filter: CreatedFilter | undefined): boolean {
  if (filter === undefined) return true;
  if (typeof filter === "number") return created === filter;
  return (
    (filter.gt === undefined || created > filter.gt) &&
    (filter.gte === undefined || created >= filter.gte) &&
    (filter.lt === undefined || created < filter.lt) &&
    (filter.lte === undefined || created <= filter.lte)
  );
}

function indexOf(items: { id: string }[], id: string, param: string): number {
  const index = items.findIndex((item) => item.id === id);
  if (index < 0) throw resourceMissing("object", id, param);
  return index;
}
