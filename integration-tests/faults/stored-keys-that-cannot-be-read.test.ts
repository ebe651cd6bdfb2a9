import { randomBytes } from "node:crypto";
import type { AccountView } from "../../src/api/admin/payment-hub/contract";
import { expectStatus, regionOf } from "../../src/demo/once/context";
import { Shopper } from "../../src/demo/once/shopper";
import { keepAnswers } from "../support/answers";
import { boughtAtAlipay, boughtAtStripe, type Bought } from "../support/bought";
import { resendLast } from "../support/deliveries";
import { secretsOf } from "../support/merchant-secrets";
import { openShop, type OpenShop } from "../support/open-shop";
import { ALIPAY, STRIPE } from "../support/providers";
import { ALIPAY_TILL, expectBooksAgree, STRIPE_TILL, type Till } from "../support/tills";

const key = (): string => randomBytes(32).toString("base64");
const [right, wrong] = [key(), key()];
const ENVIRONMENT = { PAYMENT_HUB_ENCRYPTION_KEY: right };

let shop: OpenShop;
let answers: ReturnType<typeof keepAnswers>;
let secrets: string[];
let authorized: Bought;
let paid: { till: Till; bought: Bought }[];
/** At the checkout, with the provider that they would like to pay by. */
let undecided: [Shopper, string][];
beforeAll(async () => {
  shop = await openShop({ env: ENVIRONMENT, alipay: { refundIntervalMs: 0 } });
  await secondStripeMerchant();
  answers = keepAnswers(shop.url);
  secrets = [...(await secretsOf(shop)), right, wrong];
  authorized = await boughtAtStripe(shop, "manual");
  paid = [
    { till: STRIPE_TILL, bought: await boughtAtStripe(shop) },
    { till: ALIPAY_TILL, bought: await boughtAtAlipay(shop) },
  ];
  undecided = [
    [await Shopper.atCheckout(shop, regionOf(shop, "usd")), STRIPE],
    [await Shopper.atCheckout(shop, regionOf(shop, "cny")), ALIPAY],
  ];
});
afterAll(() => {
  answers?.stop();
  return shop?.stop();
});

/** Enters another merchant's keys and then the first one's again: two rows of one gateway. */
async function secondStripeMerchant(): Promise<void> {
  for (const { publishable_key, secret_key } of [shop.stripe.addAccount({}), shop.stripe.account]) {
    await shop.merchant.enterKeys("stripe", { publishable_key, secret_key });
  }
}

interface Row {
  id: string;
  gateway: string;
  status: string;
  secrets: string;
  key_id: string;
}

async function accountRows(): Promise<Row[]> {
  const { rows } = await shop.db.query<Row>(
    "select id, gateway, status, secrets, key_id from payment_hub_account order by id",
  );
  return rows;
}

/** As a restored backup or a clumsy hand leaves it; a new version, so that nothing remembers. */
async function write(rows: Row[]): Promise<void> {
  for (const { id, secrets, key_id } of rows) {
    await shop.db.query(
      `update payment_hub_account set secrets = $2, key_id = $3, version = version + 1
       where id = $1`,
      [id, secrets, key_id],
    );
  }
}

const oneByteChanged = (sealed: string): string => {
  const bytes = Buffer.from(sealed, "base64");
  const middle = Math.floor(bytes.length / 2);
  bytes[middle] = (bytes[middle] ?? 0) ^ 1;
  return bytes.toString("base64");
};

/** Each row gets the ciphertext of the next, with the id of the key that it was made with. */
const swapped = (rows: Row[]): Row[] =>
  rows.map((row, index) => ({
    ...row,
    secrets: rows[(index + 1) % rows.length]?.secrets ?? "",
    key_id: rows[(index + 1) % rows.length]?.key_id ?? "",
  }));

const ofStripe = ({ gateway }: Row): boolean => gateway === "stripe";

const BREAKS: [string, (rows: Row[]) => Row[]][] = [
  ["have one bit changed", (rows) => rows.map((row) => edit(row, oneByteChanged))],
  ["are cut off", (rows) => rows.map((row) => edit(row, (sealed) => sealed.slice(0, 24)))],
  ["are empty", (rows) => rows.map((row) => edit(row, () => ""))],
  ["are no base64", (rows) => rows.map((row) => edit(row, () => '{"secret_key":"sk_test_x"}'))],
  [
    "name a key that is not there",
    (rows) => rows.map((row) => ({ ...row, key_id: "000000000000" })),
  ],
  ["are swapped between two gateways", (rows) => swapped(rows)],
  [
    "are swapped between two accounts of one gateway, and cut off at the other",
    (rows) => [
      ...swapped(rows.filter(ofStripe)),
      ...rows.filter((row) => !ofStripe(row)).map((row) => edit(row, (sealed) => sealed.slice(4))),
    ],
  ],
];

function edit(row: Row, change: (sealed: string) => string): Row {
  return { ...row, secrets: change(row.secrets) };
}

async function currentAccount(gateway: string): Promise<AccountView> {
  const { accounts } = await shop.merchant.gateway(gateway);
  const account = accounts.find(({ status }) => status === "current");
  if (!account) throw new Error(`${gateway} has no current account`);
  return account;
}

/** Nothing is taken, moved, changed or said to a gateway; and the answer says what to do. */
async function expectClosed(): Promise<void> {
  const gatewayCalls = () => shop.stripe.requests.length + shop.alipay.requests.length;
  const books = async () =>
    (await shop.merchant.orders()).map((order) => order.payment_collections);
  const before = { calls: gatewayCalls(), books: await books(), rows: await accountRows() };

  for (const gateway of ["stripe", "alipay"]) {
    const view = await shop.merchant.gateway(gateway);
    expect(view.state).toBe("problem");
    expect(view.problems.map(({ code }) => code)).toContain("keys_unreadable");
    const account = await currentAccount(gateway);
    expect(account.readable).toBe(false);
    const path = `/admin/payment-hub/gateways/${gateway}/accounts/${account.id}`;
    expect((await shop.admin.post(`${path}/check`)).status).toBe(400);
    expect((await shop.admin.post(path, {})).status).toBe(400);
    expect((await shop.merchant.change(gateway, { enabled: true })).status).toBe(400);
  }
  for (const [shopper, provider] of undecided) {
    expect((await shopper.choose(provider)).status).toBe(400);
  }
  expect((await resendLast(shop.stripe, /^payment_intent\.succeeded$/)).status).toBe(400);
  const notified = await resendLast({ url: shop.alipay.url }, /TRADE_SUCCESS/);
  expect(notified.status).toBe(400);
  expect(notified.body).not.toBe("success");

  const { payment } = authorized.order;
  const refusals = [
    await shop.admin.post<{ message?: string }>(`/admin/payments/${payment.id}/capture`, {}),
    ...(await Promise.all(paid.map(({ bought }) => shop.merchant.refund(bought.order.payment, 5)))),
  ];
  for (const { status, body } of refusals) {
    expect(status).toBe(400);
    expect(body.message).toContain("Enter them again");
  }
  expect({ calls: gatewayCalls(), books: await books(), rows: await accountRows() }).toEqual(
    before,
  );
}

describe("when the stored keys", () => {
  let sound: Row[];
  beforeAll(async () => {
    sound = await accountRows();
  });
  afterEach(() => write(sound));

  it.each(BREAKS)("%s, nothing is guessed and nothing is let in", async (_, broken) => {
    await write(broken(sound));
    await expectClosed();
  });
});

describe("when the encryption key is another", () => {
  it("nothing is guessed and nothing is let in", async () => {
    await shop.restart({ PAYMENT_HUB_ENCRYPTION_KEY: wrong });
    await expectClosed();
  });

  it("all goes on where it stood once the right one is back", async () => {
    await shop.restart(ENVIRONMENT);
    await expectStatus(shop.merchant.capture(authorized.order.payment));
    await expectBooksAgree(shop, STRIPE_TILL, authorized);
    for (const { till, bought } of paid) {
      await expectStatus(shop.merchant.refund(bought.order.payment, 5));
      await expectBooksAgree(shop, till, bought);
    }
  });
});

describe("through all of that", () => {
  it("no secret was answered, logged or stored in the clear", async () => {
    const { rows } = await shop.db.query<{ text: string }>(
      `select string_agg(row_to_json(account)::text, ' ') as text from payment_hub_account account
       union all select string_agg(row_to_json(attempt)::text, ' ') from payment_hub_attempt attempt
       union all select string_agg(row_to_json(event)::text, ' ') from payment_hub_event event
       union all select string_agg(row_to_json(payment)::text, ' ') from payment_hub_payment payment`,
    );
    const places = {
      answers: answers.text(),
      log: await shop.logs(),
      database: rows.map(({ text }) => text).join(" "),
    };
    expect(places.answers).toContain("keys_unreadable");
    for (const [place, text] of Object.entries(places)) {
      const found = secrets.filter((secret) => text.includes(secret));
      expect({ place, secretsFound: found.length }).toEqual({ place, secretsFound: 0 });
    }
  });
});
