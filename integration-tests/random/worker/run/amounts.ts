const PLACES = 3;
const ONE = 10n ** BigInt(PLACES);

/** A decimal in thousandths, as no currency here has more places. */
export function toThousandths(decimal: string): bigint {
  const [whole = "0", fraction = ""] = decimal.split(".");
  return BigInt(whole) * ONE + BigInt(fraction.padEnd(PLACES, "0").slice(0, PLACES));
}

export function fromThousandths(amount: bigint): string {
  const text = amount.toString().padStart(PLACES + 1, "0");
  return `${text.slice(0, -PLACES)}.${text.slice(-PLACES)}`.replace(/\.?0+$/, "");
}

/** A part of an amount in the places that a person would type: two, or all three. */
export function partOf(amount: bigint, part: number, allPlaces: boolean): bigint {
  const exact = (amount * BigInt(Math.floor(part * 1000))) / 1000n;
  return allPlaces ? exact : exact - (exact % 10n);
}
