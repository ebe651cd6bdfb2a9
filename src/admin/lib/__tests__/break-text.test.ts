import { createInstance } from "i18next";
import type { MedusaContainer } from "@medusajs/framework/types";
import type { BreakView } from "../../../api/admin/payment-hub/contract";
import type { PaymentView } from "../../../gateways/gateway";
import { REFUND_FAILURES } from "../../../gateways/stripe/refund-failures";
import { currencyCode, Money } from "../../../lib/money";
import type { OpenBreak } from "../../../modules/payment_hub/store/breaks";
import type {
  AttemptRow,
  DisputeRow,
  FraudWarningRow,
  PaymentRow,
} from "../../../modules/payment_hub/store/rows";
import { compareSums } from "../../../workflows/gateway-refunds/compare-sums";
import { handleLatePayment } from "../../../workflows/late-payment/handle-late-payment";
import { PAID_BY_ANOTHER } from "../../../workflows/medusa-books/paid-by-another";
import { reviewBreak } from "../../../workflows/process-gateway-event/apply-review";
import { warningBreak } from "../../../workflows/process-gateway-event/apply-fraud-warning";
import { loseAuthorization } from "../../../workflows/process-gateway-event/lose-authorization";
import { breakOf } from "../../../workflows/process-gateway-event/show-dispute";
import { breakFor } from "../../../workflows/settle-unknown-attempt/break-for";
import { tellOfFailedRefund } from "../../../workflows/settle-unknown-attempt/tell-of-failed-refund";
import { lookAtPayment } from "../../../workflows/watch-payments/look-at-payment";
import { NO_LONGER_WANTED } from "../../../workflows/watch-payments/no-longer-wanted";
import { showLapsing } from "../../../workflows/watch-payments/show-lapsing";
import translations from "../../i18n";
import { ApiError } from "../api";
import { breakText, resolutionText, resolveErrorText } from "../break-text";

const payment = {
  id: "phpay_1",
  gateway: "alipay",
  environment: "sandbox",
  order_number: "20261123ABCDEF",
  reference: null,
  currency: "cny",
  amount: "1250",
  capturable: null,
  settled_at: null,
} as PaymentRow;

const SAID = (iso: string) => `<${iso}>`;
const CHINESE = /[\u4e00-\u9fff]/;
const ENGLISH_WORDS = /[a-z]{3,} [a-z]{3,}/i;

async function speak(lng: string) {
  const i18n = createInstance();
  await i18n.init({
    lng,
    fallbackLng: "en",
    resources: translations,
    interpolation: { escapeValue: false },
  });
  return i18n.getFixedT(lng, "paymentHub");
}

/** What the workflows themselves would show a person. */
async function opened(
  work: (container: MedusaContainer) => Promise<unknown>,
  parts: object = {},
): Promise<OpenBreak> {
  const breaks: OpenBreak[] = [];
  const hub = {
    breaks: {
      open: (one: OpenBreak) => Promise.resolve(void breaks.push(one)),
      resolveLapsed: () => Promise.resolve(),
    },
    clock: { now: () => new Date("2026-11-23T00:00:00Z") },
    settings: { get: () => Promise.resolve({ late_payments: "hold" }) },
    announcements: { claimOnce: () => Promise.resolve([]) },
    refunds: { sumOf: () => Promise.resolve(0n), listOf: () => Promise.resolve([]) },
    ...parts,
  };
  await work({ resolve: () => hub } as unknown as MedusaContainer);
  if (!breaks[0]) throw new Error("no break was opened");
  return breaks[0];
}

function viewOf({ kind, message, nextStep }: OpenBreak): BreakView {
  return {
    id: "phbrk_1",
    kind,
    gateway: payment.gateway,
    environment: payment.environment,
    payment_id: payment.id,
    order_number: payment.order_number,
    message,
    next_step: nextStep,
    state: "open",
    resolution: null,
    order: null,
    can_give_back: false,
    may_be_ordered: false,
    is_going_back: false,
    opened_at: "2026-11-23T00:00:00.000Z",
    resolved_at: null,
  };
}

const paidLate = (why: string, parts: object = {}) =>
  opened((container) => {
    const captured = Money.of(1250n, currencyCode("cny"));
    return handleLatePayment(
      container,
      { ...payment, session_id: "payses_1" },
      { status: "captured", captured, refunded: captured.with(0n) } as PaymentView,
      { why },
    );
  }, parts);

/** Medusa has a payment of it, so that it is not given back by itself. */
const inMedusa = {
  settings: { get: () => Promise.resolve({ late_payments: "refund" }) },
  graph: () => Promise.resolve({ data: [{ payment: { id: "pay_1", canceled_at: null } }] }),
};

const lapsing = () =>
  opened(showLapsing, {
    payments: {
      listLapsing: () =>
        Promise.resolve([{ ...payment, authorization_ends_at: new Date("2026-11-24T08:00:00Z") }]),
    },
  });

const lost = () =>
  opened((container) => loseAuthorization(container, { ...payment, session_id: "payses_1" }), {
    graph: ({ entity }: { entity: string }) => {
      const medusa = { id: "pay_1", canceled_at: null, captures: [] };
      const session = { id: "payses_1", payment_collection_id: "pay_col_1", payment: medusa };
      return Promise.resolve({ data: entity === "payment_session" ? [session] : [] });
    },
    leases: { take: () => Promise.resolve(() => Promise.resolve()) },
    journal: {
      isReleased: () => Promise.resolve(false),
      knownMedusaIds: () => Promise.resolve(new Set()),
    },
    retrievePaymentCollection: () => Promise.resolve({ payments: [] }),
    updatePaymentCollections: () => Promise.resolve(),
    updatePayment: () => Promise.resolve(),
  });

const givenUp = () =>
  opened(
    (container) => lookAtPayment(container, { ...payment, superseded_at: new Date(), looks: 99 }),
    {
      payments: { lookAt: () => Promise.resolve() },
      execute: () => Promise.reject(new Error("")),
      warn: () => undefined,
    },
  );

const failedRefund = (failure: string) =>
  opened(
    (container) => {
      const hub = container.resolve("payment_hub");
      const attempt = { operation: "refund", outcome: "rejected" } as AttemptRow;
      return tellOfFailedRefund(hub as never, payment, attempt);
    },
    {
      refunds: {
        byNumber: () => Promise.resolve({ id: "r", status: "failed", amount: "500", failure }),
      },
    },
  );

const attempt = (outcome: AttemptRow["outcome"]) =>
  ({ id: "a", operation: "refund", amount: "500", outcome }) as AttemptRow;

const dispute = (changes: Partial<DisputeRow>) =>
  breakOf(
    payment,
    {
      amount: "700",
      currency: "cny",
      reason: "product_not_received",
      status: "needs_response",
      respond_by: new Date("2026-12-01T00:00:00Z"),
      ...changes,
    } as DisputeRow,
    "d",
  );

const warning = (actionable: boolean) =>
  warningBreak(payment, { id: "w", kind: "made_with_stolen_card", actionable } as FraudWarningRow);

const review = () =>
  reviewBreak(payment, { reference: "r", payment: "p", isOpen: true, openedBy: "rule" });

const unnamedRefund = () =>
  opened(
    (container) => {
      const refunded = Money.of(500n, currencyCode("cny"));
      const hub = container.resolve("payment_hub") as never;
      return compareSums(hub, payment, { status: "captured", refunded } as PaymentView);
    },
    {
      refunds: { sumOf: () => Promise.resolve(200n) },
      journal: { hasOpen: () => Promise.resolve(false) },
    },
  );

const maybePaid = () =>
  opened((container) => lookAtPayment(container, { ...payment, superseded_at: null, looks: 99 }), {
    payments: { lookAt: () => Promise.resolve() },
    execute: () => Promise.reject(new Error("")),
    warn: () => undefined,
  });

const notBrought = () =>
  opened(
    (container) =>
      lookAtPayment(container, {
        ...payment,
        superseded_at: null,
        settled_at: new Date("2026-11-22T00:00:00Z"),
        looks: 99,
      }),
    {
      payments: { lookAt: () => Promise.resolve() },
      execute: () => Promise.reject(new Error("")),
      warn: () => undefined,
    },
  );

describe("what breaks say in Chinese", () => {
  test.each([
    ["late_payment", () => paidLate(NO_LONGER_WANTED), ["12.50 CNY"]],
    ["late_payment", () => paidLate("its payment session is gone"), ["12.50 CNY"]],
    ["late_payment", () => paidLate(PAID_BY_ANOTHER), ["12.50 CNY"]],
    ["late_payment", () => paidLate(NO_LONGER_WANTED, inMedusa), ["12.50 CNY"]],
    ["late_payment", () => paidLate("its cart has changed since"), ["12.50 CNY"]],
    ["late_payment", () => paidLate("its order could not be placed: 售罄"), ["无法生成订单"]],
    ["dispute", () => dispute({}), ["7.00 CNY", "未收到商品", "<2026-12-01T00:00:00.000Z>"]],
    ["dispute", () => dispute({ status: "inquiry" }), ["问询", "<2026-12-01T00:00:00.000Z>"]],
    ["dispute", () => dispute({ status: "under_review" }), ["正在审核"]],
    ["dispute", () => dispute({ respond_by: null }), ["无法回应"]],
    ["fraud_warning", () => warning(true), ["12.50 CNY", "被盗的卡"]],
    ["fraud_warning", () => warning(false), ["12.50 CNY"]],
    ["review", review, ["12.50 CNY", "渠道规则"]],
    ["books_differ", unnamedRefund, ["3.00 CNY"]],
    ["outcome_unknown", maybePaid, ["尚不确定"]],
    ["outcome_unknown", notBrought, ["未能记入"]],
    ["authorization_lapsing", lapsing, ["12.50 CNY", "<2026-11-24T08:00:00.000Z>", "支付宝"]],
    ["authorization_lost", lost, ["12.50 CNY", "支付宝", "未收取"]],
    ["refund_failed", () => failedRefund(REFUND_FAILURES.declined), ["5.00 CNY"]],
    ["outcome_unknown", givenUp, ["尚不确定"]],
    ["outcome_unknown", () => breakFor(payment, attempt("unknown"), ""), ["5.00 CNY", "退款"]],
    ["books_differ", () => breakFor(payment, attempt("succeeded"), ""), ["5.00 CNY", "退款"]],
  ] as const)("puts the particulars of %s into sentences of its own", async (kind, make, parts) => {
    const row = viewOf(await make());
    const { message, nextStep, detail } = breakText(await speak("zhCN"), SAID, row);

    expect(row.kind).toBe(kind);
    for (const part of parts) expect(message).toContain(part);
    for (const text of [message, nextStep, detail?.text ?? "无"]) {
      expect(text).toMatch(CHINESE);
      expect(text).not.toMatch(ENGLISH_WORDS);
    }
  });

  it.each(Object.entries(REFUND_FAILURES))("knows why a refund failed: %s", async (_, failure) => {
    const { detail } = breakText(await speak("zhCN"), SAID, viewOf(await failedRefund(failure)));

    expect(detail).toEqual({ text: expect.stringMatching(CHINESE), isEnglish: false });
  });

  it("keeps a gateway's own reason, marked as English", async () => {
    const row = viewOf(breakFor(payment, attempt("unknown"), "Alipay is silent."));
    const { detail, nextStep } = breakText(await speak("zhCN"), SAID, row);

    expect(detail).toEqual({ text: "Alipay is silent.", isEnglish: true });
    expect(nextStep).toContain(payment.order_number);
  });

  test.each([
    [
      "event_stuck",
      "Alipay reported TRADE_SUCCESS for N1, but it was not applied: its payment session is not there (yet)",
      ["支付宝", "TRADE_SUCCESS"],
    ],
    ["refund_failed", "The order of N1 was canceled, but its refund was refused: ", ["订单已取消"]],
  ])("knows more wordings of %s", async (kind, message, parts) => {
    const row = { ...viewOf(await lapsing()), kind, message };
    const text = breakText(await speak("zhCN"), SAID, row);

    for (const part of parts) expect(text.message).toContain(part);
    expect(text.detail?.isEnglish ?? false).toBe(false);
  });

  it("shows the server's words where it does not know them", async () => {
    const row = { ...viewOf(await lapsing()), message: "Something new happened." };

    expect(breakText(await speak("zhCN"), SAID, row).message).toBe("Something new happened.");
  });

  it("says why money was not given back", async () => {
    const row = viewOf(await paidLate(NO_LONGER_WANTED));
    const error = new ApiError(400, "Alipay did not give it back: The balance is too low.");

    const said = resolveErrorText(await speak("zhCN"), row, error);
    expect(said).toMatch(/^支付宝未能退还.*The balance is too low\.$/);
  });
});

describe("what breaks say in English", () => {
  it("is the server's sentence, with times as the reader writes them", async () => {
    const { message, nextStep, amount } = breakText(
      await speak("en"),
      SAID,
      viewOf(await lapsing()),
    );

    expect(message).toBe(
      "The authorization of 12.50 CNY at Alipay lapses at <2026-11-24T08:00:00.000Z>.",
    );
    expect(nextStep).toContain("Capture the order's payment");
    expect(amount).toBe("12.50 CNY");
  });
});

describe("how a break ended", () => {
  test.each([
    ["refunded", "Given back to the buyer", undefined],
    ["dismissed by user_01: called the buyer", "Marked as dealt with", "called the buyer"],
    ["dismissed by user_01", "Marked as dealt with", undefined],
    ["dismissed by eve@shop.example: why", "Marked as dealt with by eve@shop.example", "why"],
    ["in a way nobody thought of", "in a way nobody thought of", undefined],
  ])("says of %j %j", async (resolution, text, note) => {
    expect(resolutionText(await speak("en"), resolution)).toEqual({ text, note });
  });
});
