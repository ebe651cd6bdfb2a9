import type { PaymentView } from "../../../gateways/gateway";
import { currencyCode, Money } from "../../../lib/money";
import type PaymentHubModuleService from "../../../modules/payment_hub/service";
import type { PaymentRow } from "../../../modules/payment_hub/store/rows";
import { compareSums, type ToldSum } from "../compare-sums";

const yuan = (minor: bigint) => Money.of(minor, currencyCode("cny"));
const PAYMENT = {
  id: "phpay_1",
  gateway: "alipay",
  order_number: "MPH1",
  currency: "cny",
} as PaymentRow;
/** Alipay's query tells nothing of refunds. */
const VIEW = { status: "captured", captured: yuan(2000n) } as PaymentView;

/** What was opened or closed, where 5.00 of the first of two captures went back, and 3.00 of the second. */
async function compared(
  told: ToldSum | undefined,
  foreign: { amount: string }[] = [],
  view = VIEW,
) {
  const done: string[] = [];
  const hub = {
    refunds: {
      sumOf: () => Promise.resolve(800n),
      listOf: () =>
        Promise.resolve([
          { number: "MPH1R1", status: "succeeded", amount: "800" },
          ...foreign.map((one) => ({ ...one, number: null, status: "succeeded" })),
        ]),
    },
    journal: {
      hasOpen: () => Promise.resolve(false),
      refundedByCapture: () =>
        Promise.resolve(
          new Map([
            ["MPH1C1", 500n],
            ["MPH1C2", 300n],
          ]),
        ),
    },
    breaks: {
      open: ({ message }: { message: string }) => Promise.resolve(done.push(message)),
      resolve: () => Promise.resolve(done.push("resolved")),
    },
  };
  await compareSums(hub as unknown as PaymentHubModuleService, PAYMENT, view, told);
  return done;
}

test("the most that was told closes what was shown, once all of it is known", async () => {
  expect(await compared({ trade: "MPH1", total: yuan(800n) })).toEqual(["resolved"]);
});

test("where nothing was told, nothing is closed", async () => {
  expect(await compared(undefined)).toEqual([]);
});

test("the gateway's own sum closes what was shown", async () => {
  expect(await compared(undefined, [], { ...VIEW, refunded: yuan(800n) })).toEqual(["resolved"]);
});

test("a whole payment's sum that is higher is shown", async () => {
  expect(await compared({ trade: "MPH1", total: yuan(1000n) })).toEqual([
    expect.stringContaining("2.00 CNY"),
  ]);
});

test("one capture's sum is compared with that capture, though others were refunded", async () => {
  expect(await compared({ trade: "MPH1C2", total: yuan(700n) })).toEqual([
    expect.stringContaining("4.00 CNY"),
  ]);
});

test("one capture's sum says nothing of the others", async () => {
  expect(await compared({ trade: "MPH1C1", total: yuan(500n) })).toEqual([]);
});

test("a refund of the gateway's own may be of this capture", async () => {
  expect(await compared({ trade: "MPH1C1", total: yuan(600n) }, [{ amount: "100" }])).toEqual([]);
});
