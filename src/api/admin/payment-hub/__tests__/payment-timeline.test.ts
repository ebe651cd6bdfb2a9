import type { OrderRefundView, PaymentAttemptView } from "../contract";
import { paymentTimeline } from "../payment-timeline";

const PAYMENT = { created_at: new Date("2026-01-01T10:00:00Z"), superseded_at: null };
const NOTHING = { attempts: [], refunds: [], disputes: [], fraud_warnings: [] };

const at = (hour: number): string => `2026-01-01T${hour}:00:00.000Z`;

const refunded = (reference: string | null): PaymentAttemptView => ({
  ...{ id: "phatt_1", operation: "refund", outcome: "succeeded", amount: "3.00", tries: 1 },
  ...{ code: null, gateway_code: null, message: null, reference },
  ...{ started_at: at(11), sent_at: at(11), finished_at: at(12) },
});

const refund = (reference: string | null): OrderRefundView => ({
  ...{ id: "phref_1", amount: "3.00", reference, failure: null, reversed_at: null },
  status: "succeeded",
  created_at: at(13),
});

it("begins with the payment and goes on in the order of time", () => {
  const superseded_at = new Date(at(15));
  const dispute = {
    ...{ id: "phdsp_1", reference: "dp_1", amount: "5.00", currency: "usd" },
    status: "won",
    ...{ reason: "general", respond_by: null, funds_withdrawn: true },
    ...{ opened_at: at(14), closed_at: at(16) },
  } as const;
  const steps = paymentTimeline(
    { ...PAYMENT, superseded_at },
    { ...NOTHING, disputes: [dispute], attempts: [refunded("re_1")] },
  );
  expect(steps.map(({ kind }) => kind)).toEqual([
    ...["begun", "attempt", "dispute_opened", "superseded", "dispute_closed"],
  ]);
});

it("tells a refund of ours once, and one that was made at the gateway too", () => {
  const kindsOf = (reference: string) =>
    paymentTimeline(PAYMENT, {
      ...NOTHING,
      attempts: [refunded("re_1")],
      refunds: [refund(reference)],
    }).map(({ kind }) => kind);
  expect(kindsOf("re_1")).toEqual(["begun", "attempt"]);
  expect(kindsOf("re_2")).toEqual(["begun", "attempt", "refund"]);
});

it("places an attempt where its outcome was known, else where it was begun", () => {
  const open = { ...refunded(null), outcome: "unknown", finished_at: null } as const;
  const [, step] = paymentTimeline(PAYMENT, { ...NOTHING, attempts: [open] });
  expect(step).toMatchObject({ at: at(11), outcome: "unknown" });
});
