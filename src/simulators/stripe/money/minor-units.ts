declare const minorUnitsBrand: unique symbol;

/** An integer amount in the smallest unit that Stripe uses for the currency; never a fraction. */
export type MinorUnits = number & { readonly [minorUnitsBrand]: true };

/** @throws RangeError for anything but a safe integer */
export function minorUnits(value: number): MinorUnits {
  if (!Number.isSafeInteger(value)) throw new RangeError(`${value} is not an integer amount`);
  return value as MinorUnits;
}

export const ZERO = minorUnits(0);

export function plus(...amounts: MinorUnits[]): MinorUnits {
  return minorUnits(amounts.reduce<number>((sum, amount) => sum + amount, 0));
}

export function minus(amount: MinorUnits, other: MinorUnits): MinorUnits {
  return minorUnits(amount - other);
}

export function negative(amount: MinorUnits): MinorUnits {
  return minorUnits(0 - amount);
}
