import type { MedusaContainer } from "@medusajs/framework/types";
import { resolveHub } from "../../modules/payment_hub/resolve";
import { settleOne } from "./settle-one";

const BATCH = 20;

/** Whoever claimed an attempt and died is followed by another one after this. */
const CLAIM_SECONDS = 300;

export interface SettledCount {
  looked_at: number;
  settled: number;
}

/** Works through everything that is due now, a batch at a time. */
export async function settleDueAttempts(container: MedusaContainer): Promise<SettledCount> {
  const { journal } = resolveHub(container);
  const count: SettledCount = { looked_at: 0, settled: 0 };
  for (;;) {
    const due = await journal.claimDue(BATCH, CLAIM_SECONDS);
    for (const attempt of due) {
      count.looked_at += 1;
      if (await settleOne(container, attempt)) count.settled += 1;
    }
    if (due.length < BATCH) return count;
  }
}
