/** All orders in which these can come; few of them, since there are n! orders. */
export function everyOrder<T>(items: readonly T[]): T[][] {
  if (items.length < 2) return [[...items]];
  return items.flatMap((first, at) =>
    everyOrder(items.filter((_, index) => index !== at)).map((rest) => [first, ...rest]),
  );
}
