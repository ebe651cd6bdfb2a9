import { preload } from "./preload";
import type { TestStore } from "./start-store";

/** With these variables a store says in its log what the hub emits. */
export const SAYS_EVENTS = preload("say-events.js");

interface Emitted {
  name: string;
  data: Record<string, unknown>;
}

/** What the hub has emitted of one payment, session, customer or dispute, oldest first. */
export async function emittedOf(shop: TestStore, id: string): Promise<Emitted[]> {
  const lines = (await shop.logs()).split("\n");
  const told = lines.flatMap((line) => /emitted (\{.*\})/.exec(line)?.[1] ?? []);
  return told
    .map((json) => JSON.parse(json) as Emitted)
    .filter(({ data }) => Object.values(data).includes(id));
}

/** The same, without what all names begin with. */
export async function eventNamesOf(shop: TestStore, id: string): Promise<string[]> {
  return (await emittedOf(shop, id)).map(({ name }) => name.replace("payment_hub.", ""));
}
