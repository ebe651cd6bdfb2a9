import Stripe from "stripe";
import { intentIn, toFailure } from "../error-map";

const ASK = { paymentReference: "pi_1" };

type Raw = ConstructorParameters<typeof Stripe.errors.StripeError>[0];

/** What the SDK throws for an answer like this, made by the SDK's own rule. */
function answered(statusCode: number, raw: Raw = {}, headers: Record<string, string> = {}) {
  const error = { message: "Stripe's words", ...raw, statusCode, headers } as never;
  return toFailure(Stripe.errors.StripeError.generate(error), ASK);
}

describe("what leaves the outcome open", () => {
  it.each([
    ["a lost connection", new Stripe.errors.StripeConnectionError({ message: "x" } as never)],
    ["a bare error", new Error("socket hang up")],
    ["something that is no error", "oops"],
  ])("%s", (_, thrown) => {
    expect(toFailure(thrown, ASK)).toMatchObject({
      outcome: "unknown",
      error: { retryable: true },
      ask: ASK,
    });
  });

  it.each([
    [500, undefined],
    [502, undefined],
    // Even a code that is a refusal elsewhere: the answer says that Stripe itself went wrong.
    [500, "card_declined"],
    [503, "rate_limit"],
    [409, "idempotency_key_in_use"],
    [409, "lock_timeout"],
    [400, "idempotency_key_in_use"],
    [400, "token_in_use"],
    // Stripe does it by itself, perhaps hours later, once somebody has approved it.
    [400, "approval_required"],
    [403, "approval_required"],
  ])("%i %s", (status, code) => {
    expect(answered(status, { code } as Raw)).toMatchObject({ outcome: "unknown", ask: ASK });
  });

  it("does not put a refusal's words into it", () => {
    const { error } = answered(500, { code: "card_declined", decline_code: "stolen_card" } as Raw);
    expect(error.shopperMessage).toMatch(/do not pay again/);
    expect(error.merchantMessage).toMatch(/internal error.*being checked/);
  });
});

describe("what Stripe turned away before it began", () => {
  it.each(["rate_limit", "lock_timeout", undefined, "a_new_limit"])("429 %s", (code) => {
    expect(answered(429, { code } as Raw)).toMatchObject({
      outcome: "rejected",
      error: { code: "rate_limited", retryable: true },
    });
  });

  it.each([
    ["7", 7_000],
    ["0", undefined],
    ["-5", undefined],
    ["soon", undefined],
    ["86400", 600_000],
    ["Mon, 23 Nov 2026 10:00:30 GMT", 30_000],
    ["Mon, 23 Nov 2026 09:59:30 GMT", undefined],
  ])("Retry-After %s", (value, retryAfterMs) => {
    const date = "Mon, 23 Nov 2026 10:00:00 GMT";
    const { error } = answered(429, {}, { "retry-after": value, date });
    expect(error.retryAfterMs).toBe(retryAfterMs);
  });

  it("measures a date by its own clock when the answer does not say the time", () => {
    const inTwenty = new Date(Date.now() + 20_000).toUTCString();
    const { error } = answered(503, {}, { "retry-after": inTwenty });
    expect(error.retryAfterMs).toBeGreaterThan(15_000);
    expect(error.retryAfterMs).toBeLessThanOrEqual(20_000);
  });
});

describe("a decline", () => {
  const declined = (raw: object) =>
    answered(402, { type: "card_error", code: "card_declined", ...raw } as Raw);

  it("is read from the decline code before the code", () => {
    expect(declined({ decline_code: "insufficient_funds" })).toMatchObject({
      outcome: "declined",
      error: { code: "insufficient_funds", gatewayCode: "insufficient_funds", retryable: false },
    });
  });

  it("is read from the code when the decline code is new", () => {
    expect(declined({ code: "expired_card", decline_code: "a_new_one" })).toMatchObject({
      outcome: "declined",
      error: { code: "card_expired", gatewayCode: "a_new_one" },
    });
  });

  it("is a plain one when nothing is known of it", () => {
    expect(declined({ code: "a_new_one" })).toMatchObject({
      outcome: "declined",
      error: { code: "card_declined" },
    });
  });

  it("tells the shopper nothing of a stolen card, and the merchant not to ship", () => {
    const { error } = declined({ decline_code: "stolen_card" });
    const { error: plain } = declined({ decline_code: "generic_decline" });
    expect(error.shopperMessage).toBe(plain.shopperMessage);
    expect(error.code).toBe(plain.code);
    expect(error.merchantMessage).toMatch(/Do not ship/);
  });

  it.each([
    ["do_not_try_again", "processing_error", false],
    ["try_again_later", "generic_decline", true],
    ["confirm_card_data", "generic_decline", false],
  ])("with the advice %s for %s: retryable is %p", (advice_code, decline_code, retryable) => {
    expect(declined({ advice_code, decline_code }).error.retryable).toBe(retryable);
  });

  it("brings the intent along when Stripe sends it", () => {
    const payment_intent = { id: "pi_1" };
    const raw = { statusCode: 402, type: "card_error", payment_intent } as never;
    expect(intentIn(Stripe.errors.StripeError.generate(raw))).toBe(payment_intent);
    expect(intentIn(new Error("x"))).toBeUndefined();
  });
});

describe("a refusal", () => {
  it.each([
    [401, undefined, "key_invalid"],
    [401, "api_key_expired", "key_invalid"],
    [401, "resource_missing", "key_invalid"],
    [403, undefined, "permission_missing"],
    [403, "action_blocked", "permission_missing"],
    [404, "resource_missing", "not_found"],
    [400, "amount_too_small", "amount_too_small"],
    [400, "charge_disputed", "refund_impossible"],
    [400, "balance_insufficient", "seller_balance_low"],
    [400, "a_new_one", "request_invalid"],
  ])("%i %s is %s", (status, code, ours) => {
    const type = "invalid_request_error";
    expect(answered(status, { type, code } as Raw)).toMatchObject({
      outcome: "rejected",
      error: { code: ours },
    });
  });

  it("is a reused key when the same key came with other parameters", () => {
    expect(answered(400, { type: "idempotency_error" } as Raw)).toMatchObject({
      outcome: "rejected",
      error: { code: "key_reused" },
    });
  });

  it("is the buyer's, not the merchant's, when the buyer canceled at the provider", () => {
    const raw = { type: "invalid_request_error", code: "payment_method_customer_decline" } as Raw;
    expect(answered(400, raw)).toMatchObject({
      outcome: "declined",
      error: { code: "buyer_canceled" },
    });
  });

  it("quotes Stripe where its sentence names what is wrong, without any key", () => {
    const message = "The key rk_live_abc123 needs the permission rak_charge_read";
    const { error } = answered(403, { message } as Raw);
    expect(error.merchantMessage).toMatch(/Stripe says: The key rk_… needs .*rak_charge_read/);
    expect(error.shopperMessage).not.toMatch(/key|permission/);
  });
});
