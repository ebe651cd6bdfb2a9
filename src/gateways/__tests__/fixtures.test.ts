import {
  alipayNotification,
  fixtureNames,
  PRIVATE,
  stripeEvent,
} from "../../../integration-tests/support/fixtures";
import { alipayGateway } from "../alipay";
import { ALIPAYS, bare, GOOD, pem } from "../alipay/__tests__/pasted-keys";
import type { EventSubject, Gateway, GatewayEvent, NotificationResult } from "../gateway";
import { stripeGateway } from "../stripe";
import { EVENT_TYPES } from "../stripe/events";

const SECRET = "whsec_TestOfMedusaPaymentHub0001";

function connect(gateway: Gateway, fields: Record<string, string>) {
  return gateway.connect({
    id: "acc_1",
    environment: "sandbox",
    merchantId: "m_1",
    fields,
    options: {},
    endpoint: "http://127.0.0.1:1",
  });
}

function eventOf(result: NotificationResult): GatewayEvent {
  if (!result.verified) throw new Error(result.message);
  return result.event;
}

describe("every event of Stripe's that changes something", () => {
  const stripe = connect(stripeGateway, { secret_key: "sk_test_fixture", webhook_secret: SECRET });
  const filling = {
    event: "evt_3Fixture",
    payment_intent: "pi_3Fixture",
    charge: "ch_3Fixture",
    refund: "re_3Fixture",
    dispute: "du_1Fixture",
    early_fraud_warning: "issfr_1Fixture",
    review: "prv_1Fixture",
    setup_intent: "seti_1Fixture",
    order_number: "MPH01K3F1XTVRES00000000000001",
  };
  const ours = { reference: filling.payment_intent, orderNumber: filling.order_number };
  const theirs = { reference: filling.payment_intent };
  const payment = { payment: ours };
  const refund = { payment: theirs, object: filling.refund };
  const dispute = { payment: theirs, object: filling.dispute };
  const review = { payment: theirs, object: filling.review };
  const warning = { payment: theirs, object: filling.early_fraud_warning };

  const EXPECTED: Record<string, [EventSubject, Pick<GatewayEvent, "payment" | "object">]> = {
    "payment_intent.succeeded": ["payment", payment],
    "payment_intent.payment_failed": ["payment", payment],
    "payment_intent.canceled": ["payment", payment],
    "payment_intent.processing": ["payment", payment],
    "payment_intent.requires_action": ["payment", payment],
    "payment_intent.amount_capturable_updated": ["payment", payment],
    "charge.captured": ["payment", payment],
    "charge.refunded": ["refund", payment],
    "refund.created": ["refund", refund],
    "refund.updated": ["refund", refund],
    "refund.failed": ["refund", refund],
    "charge.refund.updated": ["refund", refund],
    "charge.dispute.created": ["dispute", dispute],
    "charge.dispute.updated": ["dispute", dispute],
    "charge.dispute.closed": ["dispute", dispute],
    "charge.dispute.funds_withdrawn": ["dispute", dispute],
    "charge.dispute.funds_reinstated": ["dispute", dispute],
    "radar.early_fraud_warning.created": ["fraud_warning", warning],
    "radar.early_fraud_warning.updated": ["fraud_warning", warning],
    "review.opened": ["review", review],
    "review.closed": ["review", review],
    "checkout.session.completed": ["payment", { payment: theirs }],
    "checkout.session.expired": ["payment", { payment: theirs }],
    "checkout.session.async_payment_succeeded": ["payment", { payment: theirs }],
    "checkout.session.async_payment_failed": ["payment", { payment: theirs }],
    "setup_intent.succeeded": ["saved_method", { object: filling.setup_intent }],
  };

  it("has a fixture", () => {
    expect(fixtureNames("stripe")).toEqual([...EVENT_TYPES].sort());
    expect(Object.keys(EXPECTED).sort()).toEqual([...EVENT_TYPES].sort());
  });

  it.each(Object.entries(EXPECTED))("is read: %s", (type, [subject, about]) => {
    const { raw, headers } = stripeEvent(type, SECRET, filling);
    const { payload, ...event } = eventOf(stripe.parseNotification(raw, headers));
    expect(stripeGateway.subjectOf(type)).toBe(subject);
    expect(event).toEqual({
      id: filling.event,
      type,
      occurredAt: new Date("2026-09-21T14:13:20Z"),
      ...about,
    });
    expect(payload).toMatchObject({ id: filling.event, type, livemode: false });
    expect(JSON.stringify(payload)).not.toMatch(PRIVATE);
  });

  it.each([
    "charge.updated",
    "charge.expired",
    "charge.succeeded",
    "payment_intent.created",
    "made.up",
  ])("is not %s, which is only kept", (type) => {
    expect(stripeGateway.subjectOf(type)).toBeUndefined();
  });

  it("is nothing but its ids and type once it turns out to be nobody's here", () => {
    const { raw, headers } = stripeEvent("payment_intent.succeeded", SECRET, filling);
    const { payload } = eventOf(stripe.parseNotification(raw, headers));
    expect(stripeGateway.outlineOf(payload)).toEqual({
      ...{ id: filling.event, object: "event", type: "payment_intent.succeeded", livemode: false },
      ...{ created: payload.created, api_version: payload.api_version },
      data: { object: { id: filling.payment_intent, object: "payment_intent" } },
    });
  });

  it("is kept with its ids, amounts, states and reasons", () => {
    const kept = (type: string) => {
      const { raw, headers } = stripeEvent(type, SECRET, filling);
      return eventOf(stripe.parseNotification(raw, headers)).payload.data;
    };
    expect(kept("charge.dispute.closed")).toMatchObject({
      object: {
        amount: 4200,
        status: "lost",
        reason: "fraudulent",
        network_reason_code: "10.4",
        evidence_details: { has_evidence: false },
        balance_transactions: [{ amount: -4200, fee: 1500 }],
      },
      previous_attributes: { status: "under_review" },
    });
    expect(kept("payment_intent.payment_failed")).toMatchObject({
      object: {
        metadata: { order_number: filling.order_number },
        last_payment_error: {
          decline_code: "insufficient_funds",
          payment_method: { card: { brand: "visa", last4: "9995" } },
        },
      },
    });
  });
});

describe("every notification of Alipay's that changes something", () => {
  const alipay = connect(alipayGateway, GOOD);
  const app = { ...GOOD, alipay_private_key: bare(pem(ALIPAYS.privateKey, "pkcs8")) };
  const number = "MPHFIXTURE1";
  const filling = {
    out_trade_no: number,
    out_biz_no: `${number}_refund_1`,
    trade_no: "2026090122000000000000000001",
    notify_id: "n_1",
    total_amount: "42.00",
    refund_fee: "12.00",
    now: "2026-09-01 08:00:00",
  };
  const paid = "trade_status_sync.TRADE_SUCCESS";
  const closed = "trade_status_sync.TRADE_CLOSED";
  const ours = { object: filling.out_biz_no };
  const console = { object: filling.trade_no };

  const EXPECTED: Record<string, [EventSubject, Pick<GatewayEvent, "type" | "object">]> = {
    trade_wait_buyer_pay: ["payment", { type: "trade_status_sync.WAIT_BUYER_PAY" }],
    trade_success: ["payment", { type: paid }],
    trade_finished: ["payment", { type: "trade_status_sync.TRADE_FINISHED" }],
    trade_closed: ["payment", { type: closed }],
    trade_success_refund: ["refund", { type: `${paid}.refund`, ...ours }],
    trade_closed_refund: ["refund", { type: `${closed}.refund`, ...ours }],
    trade_success_refund_in_console: ["refund", { type: `${paid}.refund`, ...console }],
    trade_closed_refund_in_console: ["refund", { type: `${closed}.refund`, ...console }],
    capture_success: ["payment", { type: paid }],
    fund_auth_freeze: ["payment", { type: "fund_auth_freeze.SUCCESS" }],
    fund_auth_unfreeze: ["payment", { type: "fund_auth_unfreeze.SUCCESS" }],
  };

  it("has a fixture", () => {
    expect(fixtureNames("alipay")).toEqual(Object.keys(EXPECTED).sort());
  });

  it.each(Object.entries(EXPECTED))("is read: %s", async (name, [subject, about]) => {
    const { raw, headers } = await alipayNotification(name, app, filling);
    const { payload, occurredAt, ...event } = eventOf(alipay.parseNotification(raw, headers));
    expect(alipayGateway.subjectOf(event.type)).toBe(subject);
    expect(event).toEqual({
      id: "n_1",
      payment: { reference: number, orderNumber: number },
      ...about,
    });
    expect(Math.floor(Number(occurredAt) / 1000)).toBe(Date.parse("2026-09-01T00:00:00Z") / 1000);
    expect(JSON.stringify(payload)).not.toMatch(PRIVATE);
    expect(payload).toMatchObject({ app_id: GOOD.app_id, notify_id: "n_1" });
    expect(payload).not.toHaveProperty("sign");
  });

  it("is nothing but its numbers and type once it turns out to be nobody's here", async () => {
    const { raw, headers } = await alipayNotification("trade_success", app, filling);
    const { payload } = eventOf(alipay.parseNotification(raw, headers));
    const outline = alipayGateway.outlineOf(payload);
    expect(outline).toMatchObject({ notify_id: "n_1", out_trade_no: number, app_id: GOOD.app_id });
    for (const name of ["subject", "total_amount", "fund_bill_list", "seller_id"]) {
      expect(outline).not.toHaveProperty(name);
    }
  });

  it("is read in GBK as well", async () => {
    const { raw, headers } = await alipayNotification("trade_success", app, filling, "gbk");
    expect(eventOf(alipay.parseNotification(raw, headers)).payload).toMatchObject({
      subject: `茶杯 100% 瓷 ${number}`,
    });
  });

  it("tells how much of a trade was refunded in all, where it tells of a refund", async () => {
    const told = async (name: string) => {
      const { raw, headers } = await alipayNotification(name, app, filling);
      const { payload } = eventOf(alipay.parseNotification(raw, headers));
      const sum = alipayGateway.refundedIn?.(payload);
      return sum && `${sum.trade}: ${sum.total.toString()}`;
    };
    expect(await told("trade_success_refund_in_console")).toBe(`${number}: 1200 cny`);
    expect(await told("trade_success")).toBeUndefined();
    expect(await told("fund_auth_unfreeze")).toBeUndefined();
  });

  it("is not one about something else", () => {
    expect(alipayGateway.subjectOf("servicemarket_order_notify")).toBeUndefined();
    expect(alipayGateway.subjectOf("dut_user_sign")).toBeUndefined();
  });
});
