import type { MedusaContainer } from "@medusajs/framework/types";
import type { PaymentRow, RefundRow } from "../../../modules/payment_hub/store/rows";
import type { CreditLine, MedusaOrder } from "../medusa-order";
import type { MedusaPayment } from "../medusa-payment";
import { reverseRefund } from "../reverse-refund";

const MADE = Date.parse("2026-11-23T12:00:00Z");

const credit = (minutes: number, changes: Partial<CreditLine> = {}): CreditLine => ({
  reference: "payment_collection",
  reference_id: "pay_col_1",
  raw_amount: { value: "5" },
  created_at: new Date(MADE + minutes * 60_000),
  ...changes,
});
const named = (id: string) => ({ reference: "refund", reference_id: id });

/** What an order is credited with when a refund of 5 fails that had been counted. */
async function takenBack(credit_lines: CreditLine[]): Promise<string[]> {
  const credited: string[] = [];
  const hub = {
    softDeleteOrderTransactions: () => Promise.resolve(),
    deleteRefunds: () => Promise.resolve(),
    run: (_: string, { input }: { input: { amount: string } }) =>
      Promise.resolve(void credited.push(input.amount)),
    refunds: { markReversed: () => Promise.resolve() },
    breaks: { open: () => Promise.resolve(false), resolve: () => Promise.resolve() },
    clock: { now: () => new Date(MADE) },
    announcements: { claimOnce: () => Promise.resolve([]) },
    graph: () => Promise.resolve({ data: [] }),
    error: () => undefined,
    warn: () => undefined,
  };
  const row = { id: "ref_1", raw_amount: { value: "5" }, created_at: new Date(MADE) };
  const transaction = { ...row, reference: "refund", reference_id: "ref_1", version: 1 };
  const order = {
    ...{ id: "order_1", version: 1, status: "pending", currency_code: "usd" },
    transactions: [{ ...transaction, raw_amount: { value: "-5" } }],
    credit_lines,
  } as MedusaOrder;
  const medusa = { id: "pay_1", refunds: [row], captures: [] } as unknown as MedusaPayment;
  await reverseRefund({ resolve: () => hub } as unknown as MedusaContainer, {
    payment: { id: "phpay_1", gateway: "stripe", currency: "usd" } as PaymentRow,
    refund: {
      id: "phref_1",
      amount: "500",
      currency: "usd",
      medusa_refund_id: "ref_1",
    } as RefundRow,
    medusa,
    order,
  });
  return credited;
}

describe("a refund that fails after it was counted", () => {
  it("takes back the credit that names it, however late it was made", async () => {
    expect(await takenBack([credit(5, named("ref_1"))])).toEqual(["-5"]);
  });

  it("takes back the credit that Medusa made in the same request", async () => {
    expect(await takenBack([credit(0)])).toEqual(["-5"]);
  });

  it("leaves another refund's credit alone", async () => {
    expect(await takenBack([credit(0.5, named("ref_2"))])).toEqual([]);
  });
});
