import type PaymentHubModuleService from "../../../modules/payment_hub/service";
import type { PaymentRow } from "../../../modules/payment_hub/store/rows";
import { watchAgain } from "../watch-again";

const BEGUN = new Date("2026-11-23T00:00:00Z");
const HOUR = 60 * 60_000;
/** Long after the last look at a payment that nobody began to pay. */
const NOW = new Date(BEGUN.getTime() + 30 * HOUR);

/** When it is looked at again after an event has told of its state. */
async function lookedAt(changes: Partial<PaymentRow>): Promise<Date | undefined> {
  const looks: Date[] = [];
  const hub = {
    clock: { now: () => NOW },
    payments: { lookAt: (_: string, at: Date) => Promise.resolve(void looks.push(at)) },
  } as unknown as PaymentHubModuleService;
  const payment = {
    id: "phpay_1",
    gateway: "stripe",
    created_at: BEGUN,
    looks: 9,
    next_look_at: null,
    settled_at: null,
    payable_until: null,
    ...changes,
  } as PaymentRow;
  await watchAgain(hub, payment);
  return looks[0];
}

test("a voucher that is taken when nobody looked any more is waited for", async () => {
  expect(await lookedAt({ status: "requires_action" })).toEqual(
    new Date(NOW.getTime() + 24 * HOUR),
  );
});

test("what is looked at, settled or not under way stays as it is", async () => {
  expect(await lookedAt({ status: "requires_action", next_look_at: NOW })).toBeUndefined();
  expect(await lookedAt({ status: "processing", settled_at: NOW })).toBeUndefined();
  expect(await lookedAt({ status: "canceled" })).toBeUndefined();
});
