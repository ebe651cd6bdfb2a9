import type { MedusaContainer } from "@medusajs/framework/types";
import type { Verdict } from "../../../modules/payment_hub/store/inbox";
import type { OpenBreak } from "../../../modules/payment_hub/store/breaks";
import type { EventRow, PaymentRow } from "../../../modules/payment_hub/store/rows";
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

test("what an event changes goes by the payment as it is once nobody else works on it", async () => {
  const payment = {
    ...{ id: "phpay_1", gateway: "stripe", account_id: "phacc_1", reference: "pi_1" },
    ...{ order_number: "N1", currency: "usd", amount: "500", captured: "500", refunded: "0" },
  } as PaymentRow;
  const opened: OpenBreak[] = [];
  const warning = { reference: "issfr_1", payment: "pi_1", kind: "misc", actionable: true };
  const hub = {
    inbox: {
      claim: () =>
        Promise.resolve({
          ...EVENT,
          ...{ type: "radar.early_fraud_warning.created", object: "issfr_1", tries: 1 },
          ...{ reference: "pi_1", account_id: "phacc_1" },
        }),
      settle: () => Promise.resolve(),
    },
    payments: {
      byReference: () => Promise.resolve(payment),
      // The refund that another event was about.
      find: () => Promise.resolve({ ...payment, refunded: "500" }),
    },
    accounts: { find: () => Promise.resolve({}) },
    connect: () => ({
      connection: {
        retrieveFraudWarning: () => Promise.resolve({ outcome: "succeeded", value: warning }),
      },
    }),
    warnings: { save: () => Promise.resolve({ ...warning, id: "phwrn_1", announced: "opened" }) },
    breaks: { open: (one: OpenBreak) => Promise.resolve(void opened.push(one)) },
    execute: (_: string[], work: () => Promise<unknown>) => work(),
    error: (message: string) => {
      throw new Error(message);
    },
  };
  const container = { resolve: () => hub } as unknown as MedusaContainer;
  expect(await handleEvent(container, EVENT.id)).toEqual({ state: "processed" });
  expect(opened).toEqual([]);
});
