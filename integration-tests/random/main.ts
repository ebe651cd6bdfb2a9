import { parseArgs } from "node:util";
import { say, step } from "../../src/demo/output";
import type { Shutdown } from "../../src/demo/processes/shutdown";
import { buildStore } from "../../src/demo/store/build-store";
import { openThrowAwayServer } from "../../src/demo/store/throw-away";
import { runToTheEnd } from "../support/run-to-the-end";
import { runWorker } from "./run-worker";
import { summarize } from "./summary";

const USAGE = [
  "npm run test:random -- [--seed N] [--runs M] [--only RUN] [--verbose]",
  "",
  "  --seed     what everything is drawn from; another one each time when left out",
  "  --runs     how many runs, 200 when left out",
  "  --only     that one run of the seed",
  "  --verbose  what each run did",
].join("\n");

const MOST_FAILURES = 5;

interface Wanted {
  seed: number;
  runs: number[];
  verbose: boolean;
}

/** @throws TypeError or RangeError for what is not understood */
function readArguments(args: string[]): Wanted {
  const { values } = parseArgs({
    args,
    options: {
      seed: { type: "string" },
      runs: { type: "string", default: "200" },
      only: { type: "string" },
      verbose: { type: "boolean", default: false },
    },
  });
  const runs =
    values.only === undefined
      ? Array.from({ length: toInteger(values.runs) }, (_, run) => run)
      : [toInteger(values.only)];
  const seed = values.seed === undefined ? Date.now() % 1_000_000 : toInteger(values.seed);
  return { seed, runs, verbose: values.verbose };
}

function toInteger(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new RangeError(`${text} is not a number of up to nine digits`);
  return Number(text);
}

async function run({ seed, runs, verbose }: Wanted, shutdown: Shutdown): Promise<boolean> {
  say(`Seed ${seed}`);
  const store = await step("Store, built when the source changed", buildStore);
  const { server, template, close } = await step("Database", () => openThrowAwayServer(store));
  shutdown.defer(close);
  const reports = await step(`${runs.length} runs`, () =>
    runWorker({
      ...{ store, server, template, seed, runs, mostFailures: MOST_FAILURES },
      onProgress: (ended) => {
        if (!process.stdout.isTTY && ended > 0) say(`    ${ended} of ${runs.length}`);
      },
    }),
  );
  if (verbose) {
    for (const { run: number, about, ms, trace } of reports) {
      say(
        [`\nRun ${number} (${about}), ${ms} ms`, ...trace.map((line) => `    ${line}`)].join("\n"),
      );
    }
  }
  say(["", ...summarize(reports, seed)].join("\n"));
  return reports.every(({ violations }) => violations.length === 0);
}

async function main(): Promise<void> {
  let wanted: Wanted;
  try {
    wanted = readArguments(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}\n`);
    process.exitCode = 2;
    return;
  }
  await runToTheEnd(async (shutdown) => {
    if (!(await run(wanted, shutdown))) process.exitCode = 1;
  });
}

void main();
