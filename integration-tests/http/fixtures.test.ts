import { payAtStripe } from "../../src/demo/once/buyers";
import { eventually } from "../../src/demo/once/context";
import { beginAtStripe } from "../support/bought";
import {
  alipayNotification,
  fixtureNames,
  postTo,
  PRIVATE,
  stripeEvent,
  type Posting,
} from "../support/fixtures";
import { ALIPAY_HOOK } from "../support/alipay-notifications";
import { secretsOf } from "../support/merchant-secrets";
import { openShop, type OpenShop } from "../support/open-shop";
import { STRIPE_HOOK, webhookSecret } from "../support/signed-events";
import { callStripe } from "../support/stripe-api";
import { VOICELESS } from "../support/stripe-events";

/** What an event's row says of it, beside where it came from and when. */
interface Kept {
  type: string;
  reference: string | null;
  order_number: string | null;
  /** A string, or what matches it. */
  object: unknown;
  state: string;
  note: string;
}

/** No payment of this shop has this number. */
const NUMBER = "MPH01K3F1XTVRES00000000000001";
const INTENT = "pi_3Fixture";

/** The shop's own number is on it, so its payment may yet appear. */
const PARKED = { state: "parked", note: "no payment of this store has this number (yet)" };
/** Nothing on it says that it is this shop's: others may use the same account. */
const NOT_OURS = { state: "ignored", note: "not a payment of this store" };

const numbered = { reference: INTENT, order_number: NUMBER, object: null, ...PARKED };
const checkout = { reference: INTENT, order_number: null, object: null, ...NOT_OURS };
const named = (object: string) => ({
  ...{ reference: INTENT, order_number: null, object },
  ...NOT_OURS,
});
const refund = named("re_3Fixture");
const dispute = named("du_1Fixture");
const warning = named("issfr_1Fixture");

const OF_STRIPE: Record<string, Omit<Kept, "type">> = {
  "payment_intent.succeeded": numbered,
  "payment_intent.payment_failed": numbered,
  "payment_intent.canceled": numbered,
  "payment_intent.processing": numbered,
  "payment_intent.requires_action": numbered,
  "payment_intent.amount_capturable_updated": numbered,
  "charge.captured": numbered,
  "charge.refunded": numbered,
  "refund.created": refund,
  "refund.updated": refund,
  "refund.failed": refund,
  "charge.refund.updated": refund,
  "charge.dispute.created": dispute,
  "charge.dispute.updated": dispute,
  "charge.dispute.closed": dispute,
  "charge.dispute.funds_withdrawn": dispute,
  "charge.dispute.funds_reinstated": dispute,
  "radar.early_fraud_warning.created": warning,
  "radar.early_fraud_warning.updated": warning,
  "review.opened": named("prv_1Fixture"),
  "review.closed": named("prv_1Fixture"),
  "checkout.session.completed": checkout,
  "checkout.session.expired": checkout,
  "checkout.session.async_payment_succeeded": checkout,
  "checkout.session.async_payment_failed": checkout,
  "setup_intent.succeeded": {
    ...{ reference: null, order_number: null, object: expect.stringMatching(/^seti_/) },
    ...{ state: "ignored", note: "not a customer of this store" },
  },
};

const REFUND = `${NUMBER}_refund_1`;
const TRADE = "2026090122000000000000000001";
const PAID = "trade_status_sync.TRADE_SUCCESS";
const CLOSED = "trade_status_sync.TRADE_CLOSED";

const OF_ALIPAY: Record<string, Pick<Kept, "type" | "object">> = {
  trade_wait_buyer_pay: { type: "trade_status_sync.WAIT_BUYER_PAY", object: null },
  trade_success: { type: PAID, object: null },
  trade_finished: { type: "trade_status_sync.TRADE_FINISHED", object: null },
  trade_closed: { type: CLOSED, object: null },
  trade_success_refund: { type: `${PAID}.refund`, object: REFUND },
  trade_closed_refund: { type: `${CLOSED}.refund`, object: REFUND },
  trade_success_refund_in_console: { type: `${PAID}.refund`, object: TRADE },
  trade_closed_refund_in_console: { type: `${CLOSED}.refund`, object: TRADE },
  capture_success: { type: PAID, object: null },
  fund_auth_freeze: { type: "fund_auth_freeze.SUCCESS", object: null },
  fund_auth_unfreeze: { type: "fund_auth_unfreeze.SUCCESS", object: null },
};

const CASES = [
  ...Object.entries(OF_STRIPE).map(
    ([name, kept]) => ["stripe", name, { type: name, ...kept }] as const,
  ),
  ...Object.entries(OF_ALIPAY).map(
    ([name, kept]) =>
      ["alipay", name, { reference: NUMBER, order_number: NUMBER, ...kept, ...PARKED }] as const,
  ),
];

const HOOKS = {
  stripe: {
    path: STRIPE_HOOK,
    reply: { status: 200, type: "application/json", body: '{"received":true}' },
  },
  alipay: { path: ALIPAY_HOOK, reply: { status: 200, type: "text/plain", body: "success" } },
};

let shop: OpenShop;
let secrets: string[];
const accounts = new Map<string, string>();
beforeAll(async () => {
  shop = await openShop();
  secrets = await secretsOf(shop);
  for (const gateway of ["stripe", "alipay"]) {
    const [account] = (await shop.merchant.gateway(gateway)).accounts;
    accounts.set(gateway, account?.id ?? "none");
  }
});
afterAll(() => shop?.stop());

async function posting(gateway: "stripe" | "alipay", name: string, id: string): Promise<Posting> {
  if (gateway === "alipay") {
    const filling = { notify_id: id, out_trade_no: NUMBER, out_biz_no: REFUND, trade_no: TRADE };
    return alipayNotification(name, shop.alipay.app, filling);
  }
  return stripeEvent(name, await webhookSecret(shop.stripe), {
    event: id,
    payment_intent: INTENT,
    order_number: NUMBER,
    refund: "re_3Fixture",
    dispute: "du_1Fixture",
    early_fraud_warning: "issfr_1Fixture",
    review: "prv_1Fixture",
    ...(name === "setup_intent.succeeded" && { setup_intent: await strangersSetUp() }),
  });
}

/** Somebody saves a card with another system on the merchant's account. */
async function strangersSetUp(): Promise<string> {
  const { id: customer } = await callStripe(shop.stripe, "customers", { form: { name: "Jane" } });
  const { id } = await callStripe(shop.stripe, "setup_intents", {
    form: {
      customer: String(customer),
      payment_method: "pm_card_visa",
      confirm: "true",
      "automatic_payment_methods[enabled]": "true",
      "automatic_payment_methods[allow_redirects]": "never",
    },
  });
  return String(id);
}

/** An event's whole row, once it is settled or put off. */
const storedAs = (id: string) =>
  eventually(`the end of ${id}`, async () => {
    const { rows } = await shop.db.query<Record<string, unknown>>(
      "select * from payment_hub_event where event_id = $1 and state <> 'received'",
      [id],
    );
    if (rows.length > 1) throw new Error(`${id} has ${rows.length} rows`);
    return rows[0];
  });

it("has a line for every fixture", () => {
  for (const gateway of ["stripe", "alipay"] as const) {
    const named = CASES.filter(([of]) => of === gateway).map(([, name]) => name);
    expect(named.sort()).toEqual(fixtureNames(gateway));
  }
});

it.each(CASES)("%s: %s is taken, kept without what is private, and settled", async (...of) => {
  const [gateway, name, kept] = of;
  const id = `fixture_${name}`;
  const { path, reply } = HOOKS[gateway];
  const sent = await posting(gateway, name, id);
  expect(await postTo(shop.url, path, sent)).toEqual(reply);

  const row = await storedAs(id);
  expect(row).toMatchObject({
    ...{ event_id: id, gateway, environment: "sandbox", account_id: accounts.get(gateway) },
    ...kept,
  });
  // What is nobody's here is kept for what it was, and no more.
  if (kept.state === "ignored") expect(saidOf(row)).toEqual(["id", "object"]);
  const all = JSON.stringify(row);
  expect(all).not.toMatch(PRIVATE);
  for (const secret of [...secrets, signatureOf(sent)]) expect(all).not.toContain(secret);
});

/** What is kept of what one of Stripe's events said of its object. */
function saidOf({ payload }: Record<string, unknown>): string[] {
  return Object.keys((payload as { data: { object: object } }).data.object).sort();
}

/** What proves that the gateway sent it. */
function signatureOf({ raw, headers }: Posting): string {
  const inHeader = /v1=(\w+)/.exec(headers["stripe-signature"] ?? "")?.[1];
  return inHeader ?? new URLSearchParams(raw.toString("latin1")).get("sign") ?? "";
}

it("leads to no order, and to nothing for a person to do, and says nothing private in the log", async () => {
  const log = await shop.logs();
  expect(log).not.toMatch(PRIVATE);
  for (const secret of secrets) expect(log).not.toContain(secret);
  expect(await shop.merchant.orders()).toEqual([]);
  for (const table of ["payment_hub_payment", "payment_hub_break", "payment_hub_dispute"]) {
    expect((await shop.db.query(`select id from ${table}`)).rows).toEqual([]);
  }
});

it("is a reason to read a payment of this shop, whatever else is made of it at Stripe", async () => {
  shop.stripe.faults.add(VOICELESS);
  const { shopper, session } = await beginAtStripe(shop);
  await payAtStripe(shop.stripe, session);
  const completed = stripeEvent("checkout.session.completed", await webhookSecret(shop.stripe), {
    payment_intent: String(session.data.id),
  });
  expect((await postTo(shop.url, STRIPE_HOOK, completed)).status).toBe(200);
  await shop.merchant.orderOf(shopper.cart.email, "captured");
});
