import { SEARCH_LIMIT_MS } from "./timeouts";

/** As many as Stripe lists at once. */
export const PAGE_SIZE = 100;

/**
 * The first item that fits, through as many pages as there are.
 * @throws whatever the SDK throws, and Error when there is no end to it: not having looked at all of
 * them must never be taken for "there is none"
 */
export async function findInList<T>(
  items: AsyncIterable<T>,
  fits: (item: T) => boolean,
): Promise<T | undefined> {
  const end = Date.now() + SEARCH_LIMIT_MS;
  for await (const item of items) {
    if (fits(item)) return item;
    if (Date.now() > end) throw new Error("the list is too long to be searched");
  }
  return undefined;
}

/**
 * All items, through as many pages as there are.
 * @throws as `findInList` does: half a list must never be taken for the whole
 */
export async function wholeList<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  await findInList(items, (item) => {
    all.push(item);
    return false;
  });
  return all;
}
