import type { MedusaContainer } from "@medusajs/framework/types";
import { inTurn } from "../../lib/in-turn";
import {
  AT_ONCE,
  CREATIONS_A_ROUND,
  EVERYBODY,
  ROUNDS,
  WARM_UP_ROUNDS,
  type Contestant,
  type Turn,
} from "../plan";
import { createSession, prepareCollections, type GatewayCalls } from "./create-session";

/** All rounds; in each every contestant has a turn, one at a time and then several at once. */
export async function runTurns(container: MedusaContainer, calls: GatewayCalls): Promise<Turn[]> {
  const turns: Turn[] = [];
  for (let round = 0; round < WARM_UP_ROUNDS + ROUNDS; round++) {
    for (const atOnce of AT_ONCE) {
      for (const contestant of inTurn(EVERYBODY, round)) {
        const measured = await takeTurn(container, contestant, atOnce, calls);
        turns.push({ contestant, atOnce, round, warmUp: round < WARM_UP_ROUNDS, ...measured });
      }
    }
  }
  return turns;
}

async function takeTurn(
  container: MedusaContainer,
  contestant: Contestant,
  atOnce: number,
  calls: GatewayCalls,
): Promise<Pick<Turn, "creationMs" | "wallMs" | "cpuMs">> {
  const collections = await prepareCollections(container, contestant, CREATIONS_A_ROUND);
  const creationMs: number[] = [];
  const creator = async (): Promise<void> => {
    for (;;) {
      const collection = collections.pop();
      if (!collection) return;
      const begun = performance.now();
      await createSession(container, contestant, collection, calls);
      creationMs.push(performance.now() - begun);
    }
  };
  const cpuBefore = process.cpuUsage();
  const begun = performance.now();
  await Promise.all(Array.from({ length: atOnce }, creator));
  const wallMs = performance.now() - begun;
  const { user, system } = process.cpuUsage(cpuBefore);
  return { creationMs, wallMs, cpuMs: (user + system) / 1000 };
}
