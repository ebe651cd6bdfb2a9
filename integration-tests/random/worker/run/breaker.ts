import { breakerState } from "../../../../src/gateways/registry";
import { BREAKER_RESET_MS } from "../shop";
import type { Run } from "./context";

/**
 * A breaker's timer is real: where one is open, it is waited for when time passes.
 * @returns whether one was
 */
export async function outwaitBreaker({ shop: { hub }, world }: Run): Promise<boolean> {
  for (const { accountId } of world.merchants) {
    const account = await hub.accounts.find(accountId);
    if (!account || breakerState(hub.accounts.open(account))?.state !== "open") continue;
    await realSleep(BREAKER_RESET_MS);
    return true;
  }
  return false;
}

/** The store's own pauses take no time; this one is meant. */
function realSleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
