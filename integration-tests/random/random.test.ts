import { externalServer } from "../../src/demo/postgres/postgres-server";
import { currentBench } from "../support/bench";
import type { RunReport, WorkerInput } from "./protocol";
import { runWorker } from "./run-worker";
import { describeFailure } from "./summary";
import { drawPlan } from "./worker/plan";
import { Random } from "./worker/random";

const SEED = 20261123;
const RUNS = 200;

/** On an idle machine they take a minute or two. */
const LIMIT_MS = 15 * 60_000;

function makeRuns(input: Omit<WorkerInput, "seed" | "mostFailures">): Promise<RunReport[]> {
  const { store, template, serverUrl } = currentBench();
  const server = externalServer(serverUrl);
  return runWorker({ store, template, server, seed: SEED, mostFailures: 3, ...input });
}

function numbersUpTo(count: number): number[] {
  return Array.from({ length: count }, (_, number) => number);
}

describe("random operations under random faults", () => {
  it(
    "leave money, keys and states as they must be, once all is healed",
    async () => {
      const reports = await makeRuns({ runs: numbersUpTo(RUNS) });
      const failed = reports.filter(({ violations }) => violations.length > 0);
      expect(failed.flatMap((report) => describeFailure(report, SEED)).join("\n")).toBe("");
      expect(reports).toHaveLength(RUNS);
    },
    LIMIT_MS,
  );

  it("are drawn alike from the same seed, and differently from another one", () => {
    const plans = numbersUpTo(20).map((run) => drawPlan(new Random(SEED, run)));
    expect(numbersUpTo(20).map((run) => drawPlan(new Random(SEED, run)))).toEqual(plans);
    expect(numbersUpTo(20).map((run) => drawPlan(new Random(SEED + 1, run)))).not.toEqual(plans);
  });
});
