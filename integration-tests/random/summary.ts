import type { RunReport } from "./protocol";

/** What the runs met, so that a reader sees whether they reach what they are meant to reach. */
export function summarize(reports: readonly RunReport[], seed: number): string[] {
  const failed = reports.filter(({ violations }) => violations.length > 0);
  return [
    `${reports.length} runs with seed ${seed}, ${failed.length} of them with a violation.`,
    `Met: ${counted(reports.map(({ met }) => met))}`,
    ...failed.flatMap((report) => ["", ...describeFailure(report, seed)]),
  ];
}

/** Everything that is needed to understand a failure, and the command that repeats it. */
export function describeFailure(
  { run, about, trace, violations }: RunReport,
  seed: number,
): string[] {
  return [
    `Run ${run} (${about}) of seed ${seed}:`,
    ...trace.map((line) => `    ${line}`),
    ...violations.map((line) => `  ✗ ${line}`),
    `  Again: npm run test:random -- --seed ${seed} --only ${run} --verbose`,
  ];
}

function counted(all: readonly Record<string, number>[]): string {
  const sums = new Map<string, number>();
  for (const [name, times] of all.flatMap((one) => Object.entries(one))) {
    sums.set(name, (sums.get(name) ?? 0) + times);
  }
  return [...sums]
    .sort(([, one], [, other]) => other - one)
    .map(([name, times]) => `${name} ${times}`)
    .join(", ");
}
