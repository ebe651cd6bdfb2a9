import { eventually } from "../../src/demo/once/context";
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
