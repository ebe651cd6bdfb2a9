import type { MedusaContainer } from "@medusajs/framework/types";
import type { PaymentView, RefundAtGateway } from "../../../gateways/gateway";
import { succeeded } from "../../../gateways/outcome";
import { currencyCode, Money } from "../../../lib/money";
import type { PaymentRow } from "../../../modules/payment_hub/store/rows";
import { syncRefunds } from "../sync-refunds";

const usd = (minor: bigint) => Money.of(minor, currencyCode("usd"));
const PAYMENT = {
  id: "phpay_1",
  gateway: "stripe",
  order_number: "MPH1",
  currency: "usd",
} as PaymentRow;
const viewWith = (refunded: bigint) =>
  ({ status: "captured", captured: usd(3600n), refunded: usd(refunded) }) as PaymentView;
const FAILED: RefundAtGateway = { reference: "re_1", status: "failed", amount: usd(250n) };

/** A shop that knows of no refund, and notes what it shows a person. */
function hubWith(connection: object, messages: string[]) {
  return {
    connectPayment: () => Promise.resolve({ connection, ref: { reference: "pi_1" } }),
    journal: { hasOpen: () => Promise.resolve(false) },
    refunds: {
      byReference: () => Promise.resolve(undefined),
      saveForeign: () => Promise.resolve(),
      sumOf: () => Promise.resolve(0n),
    },
    payments: {
      record: () => Promise.resolve(PAYMENT),
      recountRefunds: () => Promise.resolve(),
    },
    breaks: {
      open: ({ message }: { message: string }) => Promise.resolve(messages.push(message)),
      resolve: () => Promise.resolve(),
    },
  };
}

test("what was told a moment ago and is not found yet is asked for again, and then a difference", async () => {
  const told = { trade: "MPH1", total: Money.of(300n, currencyCode("cny")) };
  const synced = async (isNews: boolean): Promise<string[]> => {
    const messages: string[] = [];
    const connection = { refundsOf: () => Promise.resolve(succeeded([])) };
    const hub = hubWith(connection, messages);
    const container = { resolve: () => hub } as unknown as MedusaContainer;
    const payment = { ...PAYMENT, gateway: "alipay", currency: "cny" };
    const view = { status: "captured" } as PaymentView;
    await syncRefunds(container, payment, view, { named: "ERP1", told, isNews });
    return messages;
  };
  await expect(synced(true)).rejects.toThrow("does not find the refund ERP1");
  expect(await synced(false)).toEqual([expect.stringContaining("3.00 CNY")]);
});

/** What a person is shown when the payment was read before, and its refunds after, one had failed. */
async function shown(before: PaymentView, now: PaymentView): Promise<string[]> {
  const messages: string[] = [];
  const connection = {
    refundsOf: () => Promise.resolve(succeeded([FAILED])),
    retrievePayment: () => Promise.resolve(succeeded(now)),
  };
  const hub = hubWith(connection, messages);
  await syncRefunds({ resolve: () => hub } as unknown as MedusaContainer, PAYMENT, before);
  return messages;
}

test("a refund that fails between two looks is no difference", async () => {
  expect(await shown(viewWith(250n), viewWith(0n))).toEqual([]);
});

test("a sum that stays another one is", async () => {
  expect(await shown(viewWith(250n), viewWith(250n))).toEqual([
    expect.stringContaining("2.50 USD"),
  ]);
});
