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

/** Has the events of one payment, or of an object of its, applied anew, as if their processes had died before the end. */
export async function appliedAgain(store: TestStore, number: string): Promise<void> {
  // What an event does is seen before the event is settled.
  await untilAllApplied(store);
  const { db } = store;
  const again = await db.query(
    `update payment_hub_event set state = 'received', next_try_at = now()
     where $1 in (object, reference) and state = 'processed'`,
    [number],
  );
  if (again.rowCount === 0) throw new Error(`no event of ${number} was applied`);
  await eventually("the same events applied again", async () => {
    const { rows } = await db.query(
      "select 1 from payment_hub_event where $1 in (object, reference) and state = 'received'",
      [number],
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
