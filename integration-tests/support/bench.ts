import type { ThrowAwayServer } from "../../src/demo/store/throw-away";

/** What all suites of a run share: one PostgreSQL server with a template, one built store. */
export interface Bench {
  store: string;
  template: string;
  /** Any database of the server; suites make their own beside it. */
  serverUrl: string;
}

const VARIABLE = "PAYMENT_HUB_TEST_BENCH";

/** Global set-up and suites may run in different processes: the environment reaches both. */
export function publishBench(bench: Bench): void {
  process.env[VARIABLE] = JSON.stringify(bench);
}

export function currentBench(): Bench {
  const published = process.env[VARIABLE];
  if (!published)
    throw new Error("There is no test bench: run the suite by jest, with its project");
  return JSON.parse(published) as Bench;
}

/** Kept from global set-up to global teardown, which run in the same process. */
export const held = globalThis as { paymentHubBench?: ThrowAwayServer };
