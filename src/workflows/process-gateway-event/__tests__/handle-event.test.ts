import type { MedusaContainer } from "@medusajs/framework/types";
import type { Verdict } from "../../../modules/payment_hub/store/inbox";
import type { EventRow } from "../../../modules/payment_hub/store/rows";
import { handleEvent } from "../handle-event";

const EVENT = { id: "phevt_1", gateway: "stripe", type: "charge.updated" } as EventRow;

/** How an event ends that was claimed so often; whatever applies it would die of `resolve` here. */
async function endOf(tries: number): Promise<Verdict | undefined> {
  const verdicts: Verdict[] = [];
  const hub = {
    inbox: {
      claim: () => Promise.resolve({ ...EVENT, tries, outages: 0 }),
      settle: (_: EventRow, verdict: Verdict) => Promise.resolve(void verdicts.push(verdict)),
      retryLater: () => Promise.resolve(),
    },
    payments: {},
    error: () => undefined,
  };
  await handleEvent({ resolve: () => hub } as unknown as MedusaContainer, EVENT.id);
  return verdicts[0];
}

test("an event whose process dies at each try is dead after as many as any other", async () => {
  expect(await endOf(16)).toEqual({ state: "dead", note: "no try came to an end" });
});

test("the last try of all is still made", async () => {
  expect(await endOf(15)).toMatchObject({ state: "ignored" });
});
