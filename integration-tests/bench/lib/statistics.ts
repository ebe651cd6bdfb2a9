export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** @param part 0.5 is the median; between two values it is interpolated */
export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  const at = part * (sorted.length - 1);
  const below = sorted[Math.floor(at)] ?? NaN;
  const above = sorted[Math.ceil(at)] ?? NaN;
  return below + (above - below) * (at - Math.floor(at));
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The middle one of several measurements, and where the middle half of them lies. */
export interface Spread {
  middle: number;
  low: number;
  high: number;
}

export function spread(values: readonly number[]): Spread {
  return { middle: median(values), low: quantile(values, 0.25), high: quantile(values, 0.75) };
}
