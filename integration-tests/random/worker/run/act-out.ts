import { setTimeout as sleep } from "node:timers/promises";
import { act, type Ended } from "../process-death";
import type { PlannedFault, Step } from "../plan";
import { meet, type Run } from "./context";
import { STEPS } from "./steps";

/** Real time; far more than any step takes on a slow machine. */
const STUCK_AFTER_MS = 60_000;

/** Does one step of the plan, with what happens beside it, under its faults. */
export async function actOut(run: Run, step: Step): Promise<void> {
  for (const fault of step.faults) plan(run, fault);
  const both = [step, ...(step.beside ? [step.beside] : [])];
  if (step.beside) meet(run, "two at once");
  const lines = await Promise.all(both.map((one) => once(run, one)));
  run.trace.push(`${lines.join("  ‖  ")}${worded(step.faults)}`);
  if (!step.again) return;
  meet(run, "again");
  run.trace.push(`again ${await once(run, { ...step, death: undefined } as Step)}`);
}

async function once(run: Run, step: Step): Promise<string> {
  const work = (): Promise<string> => STEPS[step.kind](run, step);
  const ended = await Promise.race([
    act(step.death, work, run.shop.freeLocks),
    sleep(STUCK_AFTER_MS, undefined, { ref: false }),
  ]);
  if (!ended) {
    run.violations.push(`I6: ${step.kind} did not end within ${STUCK_AFTER_MS / 1000} s`);
    return `${step.kind}: stuck`;
  }
  return describe(run, step, ended);
}

function describe(run: Run, { kind }: Step, ended: Ended): string {
  switch (ended.how) {
    case "answered":
      meet(run, /^nothing|^no /.test(String(ended.value)) ? "nothing to do" : kind);
      return `${kind}: ${String(ended.value)}`;
    case "refused":
      meet(run, `${kind} refused`);
      return `${kind} refused: ${messageOf(ended.error)}`;
    case "died":
      meet(run, `died in ${kind}`);
      return `${kind} died ${ended.at}`;
  }
}

const SLOW_MS = 90_000;

function plan(run: Run, fault: PlannedFault): void {
  const {
    world,
    plan: { gateway },
  } = run;
  const { kind, skip, times, status, delay_ms } = fault;
  meet(run, kind.startsWith("error") ? `${kind} ${status}` : kind);
  if (kind === "slow_refund") {
    world.alipay.office.slowRefunds({ times, complete_after_ms: SLOW_MS });
    return;
  }
  world[gateway].faults.add({ kind, skip, times, status, delay_ms });
}

function worded(faults: readonly PlannedFault[]): string {
  const words = faults.map(({ kind, skip, times, status }) => {
    const what = kind.startsWith("error") ? `${kind} ${status}` : kind;
    return `${what} ×${times}${skip > 0 ? ` after ${skip}` : ""}`;
  });
  return words.length > 0 ? `   [${words.join(", ")}]` : "";
}

function messageOf(error: unknown): string {
  const { message } = (error ?? {}) as { message?: unknown };
  return typeof message === "string" ? message : String(error);
}
