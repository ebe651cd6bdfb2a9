import type { MedusaContainer } from "@medusajs/framework/types";
import type { PaymentView } from "../../../gateways/gateway";
import { succeeded } from "../../../gateways/outcome";
import { currencyCode, Money } from "../../../lib/money";
import type { PaymentRow, RefundRow } from "../../../modules/payment_hub/store/rows";
import { lookAtSettled } from "../look-at-settled";

const NOW = new Date("2026-11-23T13:00:00Z");
const usd = (minor: bigint) => Money.of(minor, currencyCode("usd"));
const PAYMENT = {
  id: "phpay_1",
  gateway: "stripe",
  status: "authorized",
  captured: "500",
  settled_at: new Date("2026-11-23T12:00:00Z"),
} as PaymentRow & { settled_at: Date };
const OURS = { number: "MPH1R1", status: "succeeded", amount: "200" } as RefundRow;

class WouldBringIntoMedusa extends Error {}

/** What comes of a look, where one refund of ours is known. */
async function looked(view: Partial<PaymentView>, refunds: RefundRow[] = [OURS]) {
  const done: string[] = [];
  const hub = {
    clock: { now: () => NOW },
    connectPayment: () =>
      Promise.resolve({
        connection: { retrievePayment: () => Promise.resolve(succeeded(view)) },
        ref: {},
      }),
    refunds: { listOf: () => Promise.resolve(refunds) },
    breaks: { resolve: () => Promise.resolve() },
    journal: { hasBegun: () => Promise.resolve(true) },
    payments: {
      unsettle: () => Promise.resolve(done.push("waited for again")),
      isBusy: () => Promise.reject(new WouldBringIntoMedusa()),
    },
  };
  const container = { resolve: () => hub } as unknown as MedusaContainer;
  try {
    const next = await lookAtSettled(container, PAYMENT);
    return [...done, next];
  } catch (error) {
    if (error instanceof WouldBringIntoMedusa) return ["brought into Medusa"];
    throw error;
  }
}

const AS_KNOWN = { status: "authorized", captured: usd(500n), refunded: usd(200n) } as const;
const TOMORROW = new Date("2026-11-24T12:00:00Z");

test("what is as it was is left alone until the next look", async () => {
  expect(await looked(AS_KNOWN)).toEqual([TOMORROW]);
});

test("a gateway that gives no sum of refunds is compared as far as it speaks", async () => {
  expect(await looked({ status: "authorized", captured: usd(500n) })).toEqual([TOMORROW]);
});

test("what a late answer says is no change", async () => {
  expect(await looked({ ...AS_KNOWN, status: "processing", captured: usd(0n) })).toEqual([
    TOMORROW,
  ]);
});

test.each<[string, Partial<PaymentView>]>([
  ["more was captured", { ...AS_KNOWN, captured: usd(600n) }],
  ["it was captured", { ...AS_KNOWN, status: "captured" }],
  ["it was canceled", { ...AS_KNOWN, status: "canceled" }],
])("a payment is waited for again when %s", async (_, view) => {
  expect(await looked(view)).toEqual(["waited for again", NOW]);
});

test.each([100n, 300n])("another sum of refunds is brought into Medusa: %s", async (sum) => {
  expect(await looked({ ...AS_KNOWN, refunded: usd(sum) })).toEqual(["brought into Medusa"]);
});

test.each<[string, Partial<RefundRow>]>([
  ["that Medusa does not have yet", { number: null, medusa_refund_id: null }],
  [
    "that was pending when it was seen",
    { number: null, medusa_refund_id: null, status: "pending" },
  ],
  ["that failed and Medusa still has", { status: "failed", medusa_refund_id: "ref_1" }],
])("a refund %s is brought into Medusa, though the sum is the same", async (_, refund) => {
  const { refunded, ...view } = AS_KNOWN;
  expect(refunded.minor).toBe(200n);
  const row = { ...OURS, reversed_at: null, ...refund } as RefundRow;
  expect(await looked(view, [row])).toEqual(["brought into Medusa"]);
});
