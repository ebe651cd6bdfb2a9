import type { MedusaContainer } from "@medusajs/framework/types";
import type { PaymentView } from "../../../gateways/gateway";
import { currencyCode, Money } from "../../../lib/money";
import type { OpenBreak } from "../../../modules/payment_hub/store/breaks";
import type { PaymentRow } from "../../../modules/payment_hub/store/rows";
import { handleLatePayment } from "../handle-late-payment";

const CAPTURED = Money.of(1250n, currencyCode("cny"));

const PAYMENT = {
  id: "phpay_1",
  session_id: "payses_1",
  gateway: "alipay",
  environment: "sandbox",
  order_number: "20261123ABCDEF",
  currency: "cny",
  amount: "1250",
} as PaymentRow;

class GivenBack extends Error {}

/** What a person is told, and whether the money was given back then. */
async function handled(
  late_payments: "refund" | "hold",
  medusa: object | undefined,
  { isDismissed = false, refunds = [] as { status: string }[] } = {},
) {
  const opened: OpenBreak[] = [];
  const hub = {
    breaks: {
      open: (one: OpenBreak) => Promise.resolve(opened.push(one) > 1),
      isDismissed: () => Promise.resolve(isDismissed),
    },
    clock: { now: () => new Date() },
    announcements: { claimOnce: () => Promise.resolve([]) },
    settings: { get: () => Promise.resolve({ late_payments }) },
    graph: () => Promise.resolve({ data: [{ id: "payses_1", payment: medusa }] }),
    refunds: { sumOf: () => Promise.resolve(0n), listOf: () => Promise.resolve(refunds) },
    payments: { tryLease: () => Promise.reject(new GivenBack()) },
  };
  const container = { resolve: () => hub } as unknown as MedusaContainer;
  const view = { status: "captured", captured: CAPTURED } as PaymentView;
  const done = await handleLatePayment(container, PAYMENT, view, {
    why: "its session is gone",
  }).catch((error: unknown) => {
    if (error instanceof GivenBack) return "given back";
    throw error;
  });
  return { done, nextStep: opened[0]?.nextStep ?? "" };
}

describe("a payment that came too late", () => {
  it("is said to be given back by itself when it is", async () => {
    const { done, nextStep } = await handled("refund", undefined);
    expect(done).toBe("given back");
    expect(nextStep).toMatch(/given back to the buyer by itself\.$/);
  });

  it("is said to wait for a person when an order may stand on it", async () => {
    const { done, nextStep } = await handled("refund", { id: "pay_1", canceled_at: null });
    expect(done).toBe("held for a person");
    expect(nextStep).toMatch(/^It is not given back by itself/);
  });

  it("is left alone once a person has dealt with it", async () => {
    const { done } = await handled("refund", undefined, { isDismissed: true });
    expect(done).toBe("settled by a person");
  });

  it("waits for a person once it has come back", async () => {
    const refunds = [{ status: "failed" }];
    const { done, nextStep } = await handled("refund", undefined, { refunds });
    expect(done).toBe("held for a person");
    expect(nextStep).toMatch(/^Give it back, or enter the order/);
  });

  it("is said to wait for a person when the merchant wants to decide", async () => {
    const { done, nextStep } = await handled("hold", { id: "pay_1", canceled_at: null });
    expect(done).toBe("held for a person");
    expect(nextStep).toMatch(/^Give it back, or enter the order/);
  });
});
