import { inTurn } from "../lib/in-turn";
import { median } from "../lib/statistics";

const ROUNDS = 24;
const CALLS_A_ROUND = 40;
const WARM_UP_CALLS = 200;

/** CPU of each call in microseconds: the middle one of all rounds, which take turns. */
export function measureInTurn<Name extends string>(
  calls: Record<Name, () => unknown>,
): Record<Name, number> {
  const names = Object.keys(calls) as Name[];
  const rounds = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<
    Name,
    number[]
  >;
  for (const name of names) repeat(calls[name], WARM_UP_CALLS);
  for (let round = 0; round < ROUNDS; round++) {
    for (const name of inTurn(names, round)) {
      const before = process.cpuUsage();
      repeat(calls[name], CALLS_A_ROUND);
      const { user, system } = process.cpuUsage(before);
      rounds[name].push((user + system) / CALLS_A_ROUND);
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(rounds[name])])) as Record<
    Name,
    number
  >;
}

function repeat(call: () => unknown, times: number): void {
  for (let made = 0; made < times; made++) call();
}
