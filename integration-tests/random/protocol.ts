/** What the store's process is told. */
export interface WorkerInput {
  seed: number;
  /** The runs' numbers; each run is made of the seed and its own number alone. */
  runs: number[];
  /** After so many runs with a violation the others are left out. */
  mostFailures: number;
  /** Breaks the store on purpose, to see that the runs notice. */
  sabotage?: Sabotage;
}

/** `new_keys`: what is tried again is sent under a new key, and nobody is asked before. */
export type Sabotage = "new_keys";

/** What is known of a run that has ended, one line of the output file each. */
export interface RunReport {
  run: number;
  ms: number;
  /** `stripe usd manual`, for the summary. */
  about: string;
  /** What was done and what came of it. */
  trace: string[];
  /** What happened on the way, for the summary: how often each kind of thing was met. */
  met: Record<string, number>;
  /** Which invariant was broken and how; empty when all hold. */
  violations: string[];
}
