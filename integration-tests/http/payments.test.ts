import type {
  PaymentDetails,
  PaymentList,
  QueryVerdict,
} from "../../src/api/admin/payment-hub/contract";
import { eventually, expectStatus } from "../../src/demo/once/context";
import { boughtAtAlipay, boughtAtStripe, type Bought } from "../support/bought";
import { atStripesSide, paymentOnOrder } from "../support/gateway-payments";
import { atStripe } from "../support/ledgers";
import { secretsOf } from "../support/merchant-secrets";
import { openShop, type OpenShop } from "../support/open-shop";
import { expectBooked } from "../support/order-books";
import { callStripe } from "../support/stripe-api";
import { VOICELESS } from "../support/stripe-events";
import { expectBooksAgree, STRIPE_TILL } from "../support/tills";

const PAYMENTS = "/admin/payment-hub/payments";

let shop: OpenShop;
let card: Bought;
let held: Bought;
let qr: Bought;
beforeAll(async () => {
  shop = await openShop();
  card = await boughtAtStripe(shop);
  held = await boughtAtStripe(shop, "manual");
  qr = await boughtAtAlipay(shop);
});
afterAll(() => shop?.stop());
afterEach(() => shop.stripe.faults.clear());

async function list(query = ""): Promise<PaymentList> {
  return expectStatus(shop.admin.get<PaymentList>(`${PAYMENTS}?${query}`));
}

async function idsOf(query: Record<string, string>): Promise<string[]> {
  return (await list(new URLSearchParams(query).toString())).payments.map(({ id }) => id);
}

async function idOf({ order }: Bought): Promise<string> {
  return (await paymentOnOrder(shop, order.id)).id;
}

async function details(bought: Bought): Promise<PaymentDetails> {
  const path = `${PAYMENTS}/${await idOf(bought)}`;
  return (await expectStatus(shop.admin.get<{ payment: PaymentDetails }>(path))).payment;
}

interface Answer {
  code?: string;
  message?: string;
  payment: PaymentDetails;
  verdict?: QueryVerdict;
}

async function ask(bought: Bought, what: string, body: object = {}) {
  return shop.admin.post<Answer>(`${PAYMENTS}/${await idOf(bought)}/${what}`, body);
}

describe("the list", () => {
  it("has the payments of both gateways, newest first, with their orders", async () => {
    const { payments, next_cursor } = await list();
    expect(payments.map(({ id }) => id)).toEqual([
      await idOf(qr),
      await idOf(held),
      await idOf(card),
    ]);
    expect(payments[2]).toMatchObject({
      ...{ gateway: "stripe", environment: "sandbox", status: "captured", currency: "usd" },
      ...{ open_breaks: 0, superseded: false, order: { id: card.order.id } },
    });
    expect(next_cursor).toBeNull();
  });

  it("is narrowed by each filter", async () => {
    const [ofCard, ofHeld, ofQr] = [await idOf(card), await idOf(held), await idOf(qr)];
    const { amount } = await details(qr);
    const yesterday = new Date(Date.now() - 86_400_000).toISOString();
    expect(await idsOf({ status: "authorized" })).toEqual([ofHeld]);
    expect(await idsOf({ gateway: "alipay" })).toEqual([ofQr]);
    expect(await idsOf({ environment: "live" })).toEqual([]);
    expect(await idsOf({ currency: "USD" })).toEqual([ofHeld, ofCard]);
    expect(await idsOf({ amount, currency: "cny" })).toEqual([ofQr]);
    expect(await idsOf({ amount: "0.01", currency: "cny" })).toEqual([]);
    expect(await idsOf({ to: yesterday })).toEqual([]);
    expect(await idsOf({ from: yesterday, status: "captured" })).toEqual([ofQr, ofCard]);
  });

  it("finds a payment by each of its numbers, and only by the whole of them", async () => {
    const { id, order_number, session_id, reference, order } = await details(card);
    for (const q of [id, order_number, session_id, reference, `#${order?.display_id}`]) {
      expect(await idsOf({ q: String(q) })).toEqual([id]);
    }
    expect(await idsOf({ q: String(reference).slice(0, -1) })).toEqual([]);
    expect(await idsOf({ q: "#99999" })).toEqual([]);
    expect(await idsOf({ q: String(reference), status: "failed" })).toEqual([]);
  });

  it("goes on where a page ended", async () => {
    const first = await list("limit=2");
    expect(first.payments).toHaveLength(2);
    const rest = await list(`limit=2&cursor=${first.next_cursor}`);
    expect(rest.payments.map(({ id }) => id)).toEqual([await idOf(card)]);
    expect(rest.next_cursor).toBeNull();
  });

  it.each([
    ["a state that there is not", "status=lost", "status"],
    ["an amount without its currency", "amount=10", "currency"],
    ["an amount that is none", "amount=ten&currency=usd", "amount"],
    ["a day without its zone", "from=2026-01-01", "from"],
    ["an empty search", "q=", "q"],
    ["a parameter that there is not", "sort=amount", "sort"],
    ["a cursor that is none", "cursor=next", "cursor"],
  ])("refuses %s and names it", async (_, query, name) => {
    const answer = await shop.admin.get<{ message: string }>(`${PAYMENTS}?${query}`);
    expect(answer).toMatchObject({ status: 400, body: { type: "invalid_data" } });
    expect(answer.body.message).toContain(name);
  });
});

describe("one payment", () => {
  it("tells what was asked, what was reported and what may be done", async () => {
    const payment = await details(card);
    expect(payment).toMatchObject({
      medusa_payment_id: card.order.payment.id,
      may: { query: true, capture: false, refund: true, cancel: false },
    });
    expect(payment.attempts[0]).toMatchObject({ operation: "create", outcome: "requires_action" });
    const kinds = payment.timeline.map(({ kind }) => kind);
    expect(kinds.slice(0, 2)).toEqual(["begun", "attempt"]);
    expect(kinds).toContain("event");
    expect(payment.events.length).toBeGreaterThan(0);
    expect(payment.raw).not.toBeNull();
    expect((await details(held)).may).toMatchObject({ capture: true, refund: false, cancel: true });
  });

  it("shows no secret, and nothing of the keys that keep an attempt from being made twice", async () => {
    const texts = await Promise.all(
      [card, held, qr].map(async (bought) => JSON.stringify(await details(bought))),
    );
    const { rows } = await shop.db.query<{ idempotency_key: string; digest: string }>(
      "select idempotency_key, digest from payment_hub_attempt where operation <> 'create'",
    );
    const digests = await shop.db.query<{ digest: string }>(
      "select digest from payment_hub_attempt",
    );
    const secrets = [
      ...(await secretsOf(shop)),
      ...rows.map(({ idempotency_key }) => idempotency_key),
      ...digests.rows.map(({ digest }) => digest),
    ];
    const found = secrets.filter((secret) => texts.some((text) => text.includes(secret)));
    expect(found).toEqual([]);
    expect(texts.join()).not.toMatch(/_secret_\w/);
  });

  it("is not there under a number that nobody has", async () => {
    expect((await shop.admin.get(`${PAYMENTS}/phpay_nobody`)).status).toBe(404);
    for (const what of ["query", "capture", "cancel"]) {
      expect((await shop.admin.post(`${PAYMENTS}/phpay_nobody/${what}`, {})).status).toBe(404);
    }
  });
});

describe("what is done to a payment", () => {
  it("refuses what cannot be done, with a code", async () => {
    expect(await ask(card, "capture")).toMatchObject({
      ...{ status: 400, body: { code: "nothing_to_capture" } },
    });
    expect(await ask(held, "refund", { amount: "1" })).toMatchObject({
      ...{ status: 400, body: { code: "nothing_to_refund" } },
    });
    expect(await ask(card, "cancel")).toMatchObject({
      ...{ status: 400, body: { code: "nothing_to_cancel" } },
    });
    for (const body of [{}, { amount: 0 }, { amount: "-1" }, { amount: "1", all: true }]) {
      expect((await ask(card, "refund", body)).status).toBe(400);
    }
    expect((await ask(card, "refund", { amount: "100000" })).status).toBe(400);
    expect(atStripe(shop, card.session).refunded).toBe(0);
  });

  it("captures a part at the gateway, in Medusa and in the order's books", async () => {
    const bought = await boughtAtStripe(shop, "manual");
    const { payment } = await expectStatus(ask(bought, "capture", { amount: "10" }));
    expect(Number(payment.captured)).toBe(10);
    expect(payment.may.capture).toBe(false);
    await expectBooked(shop, bought.order.id);
  });

  it("captures all, and releases another", async () => {
    const { payment } = await expectStatus(ask(held, "capture"));
    expect(payment).toMatchObject({ status: "captured", may: { capture: false, refund: true } });
    const order = await shop.merchant.orderOf(held.order.email, "captured");
    await expectBooksAgree(shop, STRIPE_TILL, { ...held, order });

    const other = await boughtAtStripe(shop, "manual");
    const { payment: released } = await expectStatus(ask(other, "cancel"));
    expect(released).toMatchObject({ status: "canceled", may: { capture: false, cancel: false } });
  });

  it("refunds with a note, found by the refund's number from then on", async () => {
    const body = { amount: "3.50", note: "The jar was broken" };
    const { payment } = await expectStatus(ask(card, "refund", body));
    expect(Number(payment.refunded)).toBe(3.5);
    expect(payment.refunds).toMatchObject([{ status: "succeeded" }]);
    const number = payment.refunds[0]?.reference ?? "";
    expect(await idsOf({ q: number })).toEqual([payment.id]);
    expect(payment.timeline.filter((step) => step.kind === "refund")).toEqual([]);
    await expectBooked(shop, card.order.id);
  });

  it("refunds once when two people click at once, each of whom saw the same", async () => {
    const before = atStripe(shop, card.session).refunded;
    const { refunded } = await details(card);
    const click = () => ask(card, "refund", { amount: "1", refunded_so_far: refunded });
    const answers = await Promise.all([click(), click()]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
    const [refused] = answers.filter(({ status }) => status === 400);
    expect(refused?.body).toMatchObject({ code: "refunded_meanwhile" });
    expect(atStripe(shop, card.session).refunded).toBe(before + 100);
  });

  it("refunds once when the answer is lost and the button is clicked twice again", async () => {
    const before = atStripe(shop, card.session).refunded;
    shop.stripe.faults.add(VOICELESS);
    shop.stripe.faults.add({ kind: "drop_after", method: "POST", path: "/v1/refunds", times: 2 });
    const lost = await ask(card, "refund", { amount: "2" });
    expect(lost.status).toBe(400);
    expect(lost.body.message).toMatch(/being checked|asked again/);
    expect((await details(card)).attempts.at(-1)).toMatchObject({ outcome: "unknown" });
    const again = await ask(card, "refund", { amount: "2" });
    expect(again.status).toBe(200);
    expect(atStripe(shop, card.session).refunded).toBe(before + 200);
    await expectBooked(shop, card.order.id);
  });

  it("asks the gateway now, and brings what nobody has told", async () => {
    const bought = await boughtAtStripe(shop);
    shop.stripe.faults.add(VOICELESS);
    const intent = String(bought.session.data.id);
    await callStripe(shop.stripe, "refunds", { form: { payment_intent: intent, amount: "100" } });
    const { payment, verdict } = await expectStatus(ask(bought, "query"));
    expect(verdict).toEqual({ state: "processed", note: "captured" });
    expect(Number(payment.refunded)).toBe(1);
    expect(payment.timeline).toContainEqual(expect.objectContaining({ kind: "refund" }));
  });

  it("is told why the gateway could not be asked", async () => {
    shop.stripe.faults.add({ kind: "drop_before", method: "GET", path: "/v1/payment_intents/*" });
    shop.stripe.faults.add({ kind: "drop_before", method: "GET", path: "/v1/payment_intents/*" });
    const answer = await ask(card, "query");
    expect(answer).toMatchObject({ status: 400, body: { code: expect.any(String) } });
  });

  it("finds a payment by its dispute", async () => {
    const intent = `payment_intents/${String(held.session.data.id)}`;
    await atStripesSide(shop, `${intent}/dispute`, { reason: "fraudulent", amount: 300 });
    const number = await eventually("the dispute", async () => {
      return (await details(held)).disputes[0]?.reference;
    });
    expect(await idsOf({ q: number })).toEqual([await idOf(held)]);
    expect((await details(held)).timeline).toContainEqual(
      expect.objectContaining({ kind: "dispute_opened" }),
    );
  });
});
