import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { redactText } from "../../lib/redact";
import { resolveHub } from "../../modules/payment_hub/resolve";
import { messageOf } from "../message-of";
import { settleOne } from "./settle-one";

/** Few at a time, so that the last of them is reached long before another instance may take it. */
const BATCH = 5;
const BATCHES = 20;

/** Whoever claimed an attempt and died is followed by another one after this. */
const CLAIM_SECONDS = 300;

export interface SettledCount {
  looked_at: number;
  settled: number;
}

/** Works through what is due now; what is left over is taken up by the next run. */
export async function settleDueAttempts(container: MedusaContainer): Promise<SettledCount> {
  const { journal } = resolveHub(container);
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER);
  const count: SettledCount = { looked_at: 0, settled: 0 };
  for (let batch = 0; batch < BATCHES; batch += 1) {
    const due = await journal.claimDue(BATCH, CLAIM_SECONDS);
    for (const attempt of due) {
      count.looked_at += 1;
      try {
        if (await settleOne(container, attempt)) count.settled += 1;
      } catch (error) {
        logger.error(`payment_hub: attempt ${attempt.id}: ${redactText(messageOf(error))}`);
      }
    }
    if (due.length < BATCH) break;
  }
  return count;
}
