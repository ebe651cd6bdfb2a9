import { eventually } from "../../src/demo/once/context";
import type { TestStore } from "./start-store";

type Db = Pick<TestStore, "db">;

/** The repair job runs every ten seconds. */
const WAIT_MS = 45_000;

export interface OpenAttempt {
  id: string;
  gateway: string;
  operation: string;
  outcome: string;
  message: string | null;
}

/** Nobody knows what came of these. Words at a gateway are not worth a second look. */
const UNKNOWN = "operation <> 'describe' and outcome in ('sent', 'unknown')";

/** What the journal still has to find out. */
export function openAttempts(shop: Db): Promise<OpenAttempt[]> {
  return attempts(shop, UNKNOWN);
}

/**
 * Waits until the repair job, by itself, has settled what is open now and compared with Medusa's
 * books what is due for it.
 */
export async function untilRepaired(shop: Db, gateway?: "stripe" | "alipay"): Promise<void> {
  const due = await attempts(shop, `((${UNKNOWN}) or next_ask_at <= now())`);
  const ids = due.filter((one) => !gateway || one.gateway === gateway).map(({ id }) => id);
  const isLeft = `id = any($1) and ((${UNKNOWN}) or next_ask_at is not null)`;
  let left: OpenAttempt[] = [];
  const isDone = async (): Promise<boolean> => {
    left = await attempts(shop, isLeft, [ids]);
    return left.length === 0;
  };
  await eventually("the repair of all that was open", isDone, WAIT_MS).catch((error: Error) => {
    throw new Error(`${error.message}: ${JSON.stringify(left)}`);
  });
}

/** Keeps the repair job from what is open now, for tests of what a person's click does. */
export async function putOffRepair({ db }: Db): Promise<void> {
  await db.query(
    "update payment_hub_attempt set next_ask_at = now() + interval '1 hour' where next_ask_at is not null",
  );
}

async function attempts({ db }: Db, where: string, values: unknown[] = []): Promise<OpenAttempt[]> {
  const { rows } = await db.query<OpenAttempt>(
    `select id, gateway, operation, outcome, message from payment_hub_attempt where ${where}`,
    values,
  );
  return rows;
}
