import { eventually } from "../../src/demo/once/context";
import type { TestStore } from "./start-store";
import { letTimePass } from "./time-passes";

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

/** What is open now, or is to be compared with Medusa's books within so many minutes. */
export async function dueWithin(
  shop: Db,
  minutes: number,
  gateway?: "stripe" | "alipay",
): Promise<string[]> {
  const isDue = `((${UNKNOWN}) or next_ask_at <= now() + make_interval(mins => $1))`;
  const due = await attempts(shop, isDue, [minutes]);
  return due.filter((one) => !gateway || one.gateway === gateway).map(({ id }) => id);
}

/** Waits until the repair job, by itself, has settled these and compared them with Medusa's books. */
export async function untilRepaired(shop: Db, ids: readonly string[]): Promise<void> {
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

/**
 * Lets so much time pass, and waits until the repair job, by itself, is done with what is open or
 * due by then.
 * @param gateway only for payments there
 */
export async function repairedAfter(
  shop: Db,
  minutes: number,
  gateway?: "stripe" | "alipay",
): Promise<void> {
  // Before the job can take hold of anything.
  const due = await dueWithin(shop, minutes, gateway);
  await letTimePass(shop, minutes, gateway);
  await untilRepaired(shop, due).catch(async () => {
    // What the job was asking about just then is due again only later.
    await shop.db.query(
      "update payment_hub_attempt set next_ask_at = now() where id = any($1) and next_ask_at > now()",
      [due],
    );
    await untilRepaired(shop, due);
  });
}

/**
 * Keeps the repair job for so long from what is open now, for tests of what a person's click does.
 */
export async function putOffRepair({ db }: Db, minutes = 60): Promise<void> {
  await db.query(
    `update payment_hub_attempt set next_ask_at = now() + make_interval(mins => $1)
     where next_ask_at is not null`,
    [minutes],
  );
}

async function attempts({ db }: Db, where: string, values: unknown[] = []): Promise<OpenAttempt[]> {
  const { rows } = await db.query<OpenAttempt>(
    `select id, gateway, operation, outcome, message from payment_hub_attempt where ${where}`,
    values,
  );
  return rows;
}
