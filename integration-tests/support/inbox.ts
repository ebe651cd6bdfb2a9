import { eventually } from "../../src/demo/once/context";
import { untilAllSent } from "./deliveries";
import type { TestStore } from "./start-store";

/** Waits for an event of a payment to come to a state, and answers what was noted with it. */
export async function eventIn(
  { db }: TestStore,
  state: string,
  reference: unknown,
): Promise<string> {
  return eventually(`an event that is ${state}`, async () => {
    const { rows } = await db.query<{ note: string | null }>(
      "select note from payment_hub_event where reference = $1 and state = $2",
      [reference, state],
    );
    return rows[0] && (rows[0].note ?? "no note");
  });
}

/** Has the events of one object of a gateway's applied anew, as if their processes had died before the end. */
export async function appliedAgain(store: TestStore, object: string): Promise<void> {
  // What an event does is seen before the event is settled.
  await untilAllApplied(store);
  const { db } = store;
  const again = await db.query(
    `update payment_hub_event set state = 'received', next_try_at = now()
     where object = $1 and state = 'processed'`,
    [object],
  );
  if (again.rowCount === 0) throw new Error(`no event of ${object} was applied`);
  await eventually("the same events applied again", async () => {
    const { rows } = await db.query(
      "select 1 from payment_hub_event where object = $1 and state = 'received'",
      [object],
    );
    return rows.length === 0;
  });
}

/** Waits until both gateways have said all that they had to say, and nothing of it is left to be done. */
export async function untilAllApplied({ db, stripe, alipay }: TestStore): Promise<void> {
  await untilAllSent(stripe);
  await untilAllSent(alipay);
  await eventually("the end of all events", async () => {
    const { rows } = await db.query("select 1 from payment_hub_event where state = 'received'");
    return rows.length === 0;
  });
}
