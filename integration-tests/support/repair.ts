import { eventually } from "../../src/demo/once/context";
import type { TestStore } from "./start-store";

/** The repair job runs every ten seconds, and the watch every twenty. */
const WAIT_MS = 45_000;

/** Words at a gateway are not worth a second look. */
const WORTH_ASKING = "operation <> 'describe'";

export interface OpenAttempt {
  gateway: string;
  operation: string;
  outcome: string;
  message: string | null;
}

/** What the journal still has to find out, or to compare with Medusa's books. */
export async function openAttempts({ db }: Pick<TestStore, "db">): Promise<OpenAttempt[]> {
  const { rows } = await db.query<OpenAttempt>(
    `select gateway, operation, outcome, message from payment_hub_attempt
     where ${WORTH_ASKING} and (outcome in ('sent', 'unknown') or next_ask_at is not null)`,
  );
  return rows;
}

/** Waits until the repair job, by itself, has nothing left to do. */
export async function untilRepaired(
  shop: Pick<TestStore, "db">,
  gateway?: "stripe" | "alipay",
): Promise<void> {
  let open: OpenAttempt[] = [];
  const isDone = async (): Promise<boolean> => {
    open = (await openAttempts(shop)).filter((one) => !gateway || one.gateway === gateway);
    return open.length === 0;
  };
  await eventually("the end of all open attempts", isDone, WAIT_MS).catch((error: Error) => {
    throw new Error(`${error.message}: ${JSON.stringify(open)}`);
  });
}
