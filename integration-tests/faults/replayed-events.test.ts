import Stripe from "stripe";
import { payAtAlipay, payAtStripe } from "../../src/demo/once/buyers";
import { eventually, expectStatus, regionOf } from "../../src/demo/once/context";
import { Shopper, type PaymentSession } from "../../src/demo/once/shopper";
import { ALIPAY_HOOK } from "../support/alipay-notifications";
import { beginAtStripe, boughtAtAlipay, boughtAtStripe } from "../support/bought";
import { alipayNotification, postTo, type Posting } from "../support/fixtures";
import { eventIn } from "../support/inbox";
import { atAlipay, atStripe } from "../support/ledgers";
import { openShop, type OpenShop } from "../support/open-shop";
import { ALIPAY } from "../support/providers";
import { STRIPE_HOOK, webhookSecret } from "../support/signed-events";
import { eventsOf, VOICELESS } from "../support/stripe-events";
import { ALIPAY_TILL, expectBooksAgree, STRIPE_TILL } from "../support/tills";

// That skew is shown, and is no reason to refuse: see host-far-away-and-clocks-wrong.test.ts.

const DAY_SECONDS = 24 * 60 * 60;
const PAID = "payment_intent.succeeded";

let shop: OpenShop;
let stripeSecret: string;
beforeAll(async () => {
  shop = await openShop({ alipay: { refundIntervalMs: 0 } });
  stripeSecret = await webhookSecret(shop.stripe);
});
afterAll(() => shop?.stop());
afterEach(() => {
  for (const { faults } of [shop.stripe, shop.alipay]) faults.clear();
});

function signed(body: string, ageSeconds = 0, secret = stripeSecret): Posting {
  const timestamp = Math.floor(Date.now() / 1000) - ageSeconds;
  const signature = Stripe.webhooks.generateTestHeaderString({ payload: body, secret, timestamp });
  const headers = { "content-type": "application/json", "stripe-signature": signature };
  return { raw: Buffer.from(body), headers };
}

/** What Stripe says once a session is paid; before that, what it would say. */
async function paidAtStripe(session: PaymentSession): Promise<string> {
  const told = await eventsOf(shop.stripe, session);
  const paid = told.find(({ type }) => type === PAID);
  return JSON.stringify(paid ?? { ...told[0], id: `evt_early_${session.id}`, type: PAID });
}

/** What Alipay says of a paid trade, each time under a number of its own. */
let told = 0;
function paidAtAlipay(session: PaymentSession, app = shop.alipay.app): Promise<Posting> {
  const trade = atAlipay(shop, session);
  return alipayNotification("trade_success", app, {
    notify_id: `replayed_${++told}`,
    out_trade_no: String(session.data.out_trade_no),
    trade_no: trade?.trade_no ?? "",
    total_amount: ((trade?.total ?? 0) / 100).toFixed(2),
  });
}

const toStripeHook = (posting: Posting) => postTo(shop.url, STRIPE_HOOK, posting);
const toAlipayHook = (posting: Posting) => postTo(shop.url, ALIPAY_HOOK, posting);

const BOOKS = ["payment", "capture", "refund", "order_transaction", '"order"'];
const HUB = ["event", "payment", "attempt", "break", "refund"].map((one) => `payment_hub_${one}`);

/** All that could come of an event: rows as they are, and the money at both gateways. */
async function everything(tables = [...BOOKS, ...HUB]): Promise<Record<string, unknown>> {
  await eventually("the end of all events, and of what comes of an order", async () => {
    const { rows } = await shop.db.query(
      `select 1 from payment_hub_event where state = 'received'
       union all select 1 from payment_hub_attempt where outcome = 'sent'`,
    );
    return rows.length === 0;
  });
  const found: Record<string, unknown> = {
    stripe: structuredClone(shop.stripe.ledger()),
    alipay: structuredClone(shop.alipay.ledger()),
  };
  for (const table of tables) {
    found[table] = (await shop.db.query(`select * from ${table} order by id`)).rows;
  }
  return found;
}

describe("an event that was taken before, sent again", () => {
  it.each([
    ["at once", 0],
    ["signed three days ago", 3 * DAY_SECONDS],
    ["signed a day ahead of our clock", -DAY_SECONDS],
  ])("by Stripe, %s, is answered 200 and changes nothing", async (_, age) => {
    const { session } = await boughtAtStripe(shop);
    const sent = signed(await paidAtStripe(session), age);
    const before = await everything();
    for (let times = 0; times < 2; times += 1) {
      expect((await toStripeHook(sent)).status).toBe(200);
    }
    expect(await everything()).toEqual(before);
  });

  it("by Alipay, byte for byte, is answered success and changes nothing", async () => {
    const { session } = await boughtAtAlipay(shop);
    const sent = await paidAtAlipay(session);
    expect(await toAlipayHook(sent)).toMatchObject({ status: 200, body: "success" });
    const before = await everything();
    expect(await toAlipayHook(sent)).toMatchObject({ status: 200, body: "success" });
    expect(await everything()).toEqual(before);
  });

  it("long after its row was cleared away, finds what has become of the payment since", async () => {
    const bought = await boughtAtStripe(shop);
    const sent = signed(await paidAtStripe(bought.session), 100 * DAY_SECONDS);
    await expectStatus(shop.merchant.refund(bought.order.payment, bought.order.payment.amount));
    const before = await everything(BOOKS);
    await shop.db.query("delete from payment_hub_event where reference = $1", [
      bought.session.data.id,
    ]);
    expect((await toStripeHook(sent)).status).toBe(200);
    await eventIn(shop, "processed", bought.session.data.id);
    expect(await everything(BOOKS)).toEqual(before);
    await expectBooksAgree(shop, STRIPE_TILL, bought);
  });
});

describe("a genuine event that is heard of for the first time", () => {
  it("three days after it was signed, places the order", async () => {
    shop.stripe.faults.add(VOICELESS);
    const { shopper, session } = await beginAtStripe(shop);
    await payAtStripe(shop.stripe, session);
    const sent = signed(await paidAtStripe(session), 3 * DAY_SECONDS);
    expect((await toStripeHook(sent)).status).toBe(200);
    const order = await shop.merchant.orderOf(shopper.cart.email, "captured");
    await expectBooksAgree(shop, STRIPE_TILL, { session, order });
  });

  it("is not believed: Stripe, when asked, holds no money", async () => {
    const { shopper, session } = await beginAtStripe(shop);
    expect((await toStripeHook(signed(await paidAtStripe(session)))).status).toBe(200);
    expect(await eventIn(shop, "processed", session.data.id)).toBe("waiting");
    expect(await shop.merchant.ordersOf(shopper.cart.email)).toEqual([]);
    expect(Number(atStripe(shop, session).captured)).toBe(0);
  });

  it("is not believed: Alipay, when asked, still waits for the buyer", async () => {
    const { shopper, session } = await beginAtAlipay();
    shop.alipay.buyer.scan({ qr_code: String(session.data.qr_code) });
    expect(await toAlipayHook(await paidAtAlipay(session))).toMatchObject({ body: "success" });
    await eventIn(shop, "processed", session.data.out_trade_no);
    expect(await shop.merchant.ordersOf(shopper.cart.email)).toEqual([]);
    expect(atAlipay(shop, session)).toMatchObject({ state: "WAIT_BUYER_PAY", paid: 0 });
  });
});

async function beginAtAlipay() {
  const shopper = await Shopper.atCheckout(shop, regionOf(shop, "cny"));
  return { shopper, session: await shopper.pay(ALIPAY, { channel: "qr" }) };
}

describe("a copy that is not what was signed", () => {
  let atCard: { body: string; header: string; other: string };
  let form: URLSearchParams;
  let otherForm: URLSearchParams;
  let before: Record<string, unknown>;
  beforeAll(async () => {
    const body = await paidAtStripe((await boughtAtStripe(shop)).session);
    const [header = "", other = ""] = [signed(body), signed(`${body} `)].map(
      ({ headers }) => headers["stripe-signature"] ?? "",
    );
    atCard = { body, header, other };
    const { session } = await boughtAtAlipay(shop);
    const read = async () =>
      new URLSearchParams((await paidAtAlipay(session)).raw.toString("latin1"));
    form = await read();
    otherForm = await read();
    before = await everything();
  });
  afterEach(async () => expect(await everything()).toEqual(before));

  it.each<[string, () => [body: string, header: string]]>([
    ["a later time", () => [atCard.body, atCard.header.replace(/t=\d+/, `t=${Date.now()}`)]],
    ["another event's signature", () => [atCard.body, atCard.other]],
    ["a scheme of no worth", () => [atCard.body, atCard.header.replace("v1=", "v0=")]],
    ["half a signature", () => [atCard.body, atCard.header.slice(0, -32)]],
    ["one more digit", () => [atCard.body.replace(/"amount":(\d)/, '"amount":$10'), atCard.header]],
    [
      "the same, set out anew",
      () => [JSON.stringify(JSON.parse(atCard.body), null, 2), atCard.header],
    ],
    ["its last byte lost", () => [atCard.body.slice(0, -1), atCard.header]],
  ])("of Stripe's, with %s, is answered 400 and leaves no trace", async (_, forge) => {
    const [body, header] = forge();
    const headers = { "content-type": "application/json", "stripe-signature": header };
    expect((await toStripeHook({ raw: Buffer.from(body), headers })).status).toBe(400);
  });

  it.each<[string, (copy: URLSearchParams) => void]>([
    ["another amount", (copy) => copy.set("total_amount", "0.01")],
    ["another trade", (copy) => copy.set("out_trade_no", "MPHOTHER")],
    ["a number of its own", (copy) => copy.set("notify_id", "replayed_forged")],
    ["a field more", (copy) => copy.set("refund_fee", "1.00")],
    ["a field less", (copy) => copy.delete("buyer_id")],
    ["another's signature", (copy) => copy.set("sign", otherForm.get("sign") ?? "")],
    ["no signature", (copy) => copy.delete("sign")],
  ])("of Alipay's, with %s, is answered 400 and leaves no trace", async (_, forge) => {
    const copy = new URLSearchParams(form);
    forge(copy);
    const headers = {
      "content-type": "application/x-www-form-urlencoded; text/html; charset=UTF-8",
    };
    const answer = await toAlipayHook({ raw: Buffer.from(copy.toString()), headers });
    expect(answer.status).toBe(400);
    expect(answer.body).not.toContain("success");
  });
});

describe("an event of another account", () => {
  it("that is not this shop's is answered 400, at Alipay's address too, and leaves no row", async () => {
    const { session } = await boughtAtAlipay(shop);
    const other = await shop.alipay.office.addApp();
    const { app_id, seller_id } = shop.alipay.app;
    const before = await everything();
    const posing = await paidAtAlipay(session, { ...other, app_id, seller_id });
    for (const sent of [await paidAtAlipay(session, other), posing]) {
      expect((await toAlipayHook(sent)).status).toBe(400);
    }
    const sent = signed(await paidAtStripe(session), 0, "whsec_of_another_account");
    expect((await toStripeHook(sent)).status).toBe(400);
    expect(await everything()).toEqual(before);
  });

  it("at Stripe that is this shop's too has no say in what the first one took", async () => {
    shop.stripe.faults.add(VOICELESS);
    const { shopper, session } = await beginAtStripe(shop);
    await payAtStripe(shop.stripe, session);
    const { publishable_key, secret_key } = shop.stripe.addAccount({});
    const webhook_secret = "whsec_TheOtherAccountOfThisShop01";
    await shop.merchant.enterKeys("stripe", { publishable_key, secret_key, webhook_secret });

    const body = await paidAtStripe(session);
    expect((await toStripeHook(signed(body, 0, webhook_secret))).status).toBe(200);
    expect(await eventIn(shop, "quarantined", session.data.id)).toContain("another account");
    expect(await shop.merchant.ordersOf(shopper.cart.email)).toEqual([]);
    // Nor does it stand in the way of the first one's own word.
    expect((await toStripeHook(signed(body))).status).toBe(200);
    const order = await shop.merchant.orderOf(shopper.cart.email, "captured");
    await expectBooksAgree(shop, STRIPE_TILL, { session, order });
  });

  it("at Alipay that is this shop's too has no say in what the first one took", async () => {
    shop.alipay.faults.add(VOICELESS);
    const { shopper, session } = await beginAtAlipay();
    await payAtAlipay(shop.alipay, session);
    const other = await shop.alipay.office.addApp();
    const { app_id, seller_id, private_key, alipay_public_key } = other;
    await shop.merchant.enterKeys("alipay", { app_id, seller_id, private_key, alipay_public_key });

    expect((await toAlipayHook(await paidAtAlipay(session, other))).status).toBe(200);
    const number = session.data.out_trade_no;
    expect(await eventIn(shop, "quarantined", number)).toContain("another account");
    expect((await toAlipayHook(await paidAtAlipay(session))).status).toBe(200);
    const order = await shop.merchant.orderOf(shopper.cart.email, "captured");
    await expectBooksAgree(shop, ALIPAY_TILL, { session, order });
  });
});
