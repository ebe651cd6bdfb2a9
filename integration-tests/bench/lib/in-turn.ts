/**
 * The order of a round: everybody comes first, second, … equally often, so that what the machine
 * does beside, and what one leaves behind for the next, falls on all alike.
 */
export function inTurn<T>(all: readonly T[], round: number): T[] {
  const first = round % all.length;
  const turned = [...all.slice(first), ...all.slice(0, first)];
  return Math.floor(round / all.length) % 2 === 0 ? turned : turned.reverse();
}
