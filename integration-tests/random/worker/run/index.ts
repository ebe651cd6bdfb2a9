import type { RunReport } from "../../protocol";
import { checkAll } from "../check";
import { checkSums } from "../check/always";
import { drawPlan } from "../plan";
import { Random } from "../random";
import type { Shop } from "../shop";
import { openWorld } from "../world";
import { actOut } from "./act-out";
import type { Run } from "./context";
import { heal, layToRest } from "./heal";
import { collectMail } from "./deliver";

/** One run: what the seed has drawn, then healing, then what must hold. */
export async function makeRun(shop: Shop, seed: number, number: number): Promise<RunReport> {
  const begun = process.hrtime.bigint();
  const elapsed = (): number => Number((process.hrtime.bigint() - begun) / 1_000_000n);
  const plan = drawPlan(new Random(seed, number));
  const world = await openWorld(shop.container, plan, number);
  const [amount = "1"] = plan.totals;
  const collection = { currency_code: plan.currency, amount };
  const [{ id = "" } = {}] = await shop.payments.createPaymentCollections([collection]);
  const run: Run = {
    ...{ shop, world, plan, collectionId: id, totalAt: 0 },
    ...{ handovers: [], inTransit: [], taken: [], acknowledged: [] },
    ...{ trace: [`total ${amount} ${plan.currency}`], met: {}, violations: [] },
  };
  try {
    for (const step of plan.steps) {
      await actOut(run, step);
      run.violations.push(...(await checkSums(run)));
      if (run.violations.length > 0) break;
    }
    await collectMail(run);
    const acted = elapsed();
    await heal(run);
    run.trace.push(`${acted} ms, healed ${elapsed() - acted} ms`);
    run.violations.push(...(await checkAll(run)));
    if (run.violations.length > 0) await layToRest(run);
  } catch (error) {
    run.violations.push(
      `the run itself failed: ${error instanceof Error ? error.stack : String(error)}`,
    );
  } finally {
    await world.close();
  }
  const { trace, met, violations } = run;
  const about = `${plan.gateway} ${plan.currency} ${plan.captureMethod}`;
  const ms = elapsed();
  return { run: number, ms, about, trace, met, violations: [...new Set(violations)] };
}
