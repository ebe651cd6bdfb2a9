import Stripe from "stripe";
import { PATIENCE, SEARCH_LIMIT_MS, type Patience } from "../timeouts";
import { customerWithCard, openShop, order, usd, view, type Shop } from "./shop";

/** For so long nobody else works on a payment. */
const LEASE_MS = 120_000;

/** The SDK waits so long between two tries at most, and tries a closed connection twice in any case. */
const PAUSE_MS = 5_000;

function worst({ timeout, maxNetworkRetries }: Patience): number {
  const again = Math.max(1, maxNetworkRetries);
  return (1 + again) * timeout + again * PAUSE_MS;
}

const { read, create, change, money } = PATIENCE;

it.each<[string, Patience[]]>([
  ["a payment begun with a saved method", [read, create]],
  ["a charge without the buyer", [read, money, change]],
  ["a capture", [read, money]],
  ["a cancellation", [read, change]],
  ["a change of the amount", [change, read]],
  ["a refund", [money]],
])("%s ends before its lease does", (_, calls) => {
  expect(calls.map(worst).reduce((sum, each) => sum + each)).toBeLessThan(LEASE_MS);
});

it("a search ends before the lease does, with the page that it waits for", () => {
  expect(SEARCH_LIMIT_MS + worst(read)).toBeLessThan(LEASE_MS);
});

describe("every call", () => {
  const http = Object.getPrototypeOf(Stripe.createNodeHttpClient()) as {
    makeRequest(...args: unknown[]): unknown;
  };
  let shop: Shop;
  const calls: { method: string; path: string; key: unknown; timeout: unknown }[] = [];

  beforeAll(async () => {
    const original = http.makeRequest;
    jest.spyOn(http, "makeRequest").mockImplementation(function (this: unknown, ...args) {
      const [, , path, method, headers, , , timeout] = args;
      const key = (headers as Record<string, unknown>)["Idempotency-Key"];
      calls.push({ path: String(path), method: String(method), key, timeout });
      return original.apply(this, args);
    });
    shop = await openShop();
    await doEverything(shop);
  });
  afterAll(async () => {
    jest.restoreAllMocks();
    await shop.sim.close();
  });

  it("that changes something carries a key of ours", () => {
    const posts = calls.filter(({ method }) => method === "POST");
    expect(posts.length).toBeGreaterThan(10);
    for (const { path, key } of posts) {
      expect(`${path} ${String(key)}`).not.toMatch(/stripe-node-retry|undefined|null/);
    }
  });

  it.each([
    ["GET", /./, PATIENCE.read],
    ["POST", /payment_intents$/, PATIENCE.create],
    ["POST", /\/capture$/, PATIENCE.money],
    ["POST", /refunds$/, PATIENCE.money],
    ["POST", /payment_intents\/pi_\w+\/cancel$/, PATIENCE.change],
    ["POST", /payment_intents\/pi_\w+$/, PATIENCE.change],
    ["POST", /customers$/, PATIENCE.change],
  ])("of the kind %s %s is as patient as its kind", (wanted, pattern, { timeout }) => {
    const of = calls.filter(({ method, path, key }) => {
      // What only asks whether a key may do something is as impatient as a read.
      const isProbe = String(key).startsWith("check_");
      return method === wanted && pattern.test(path.split("?")[0] ?? "") && !isProbe;
    });
    expect(of.map((call) => call.timeout)).toEqual(of.map(() => timeout));
    expect(of.length).toBeGreaterThan(0);
  });
});

async function doEverything(shop: Shop): Promise<void> {
  const { stripe } = shop;
  const { reference, method } = await customerWithCard(shop);
  const payment = await shop.begin(2000n, {
    captureMethod: "manual",
    customerReference: reference,
    input: { payment_method: method },
  });
  await stripe.findCreated({ ...payment, startedAt: new Date() });
  await stripe.updatePayment(payment, usd(1900n), "t_update");
  await stripe.describePayment?.(payment, { metadata: {} }, "t_describe");
  await shop.buyerPays(payment);
  const part = { amount: usd(500n), before: usd(0n), keepRest: true };
  view(await stripe.capturePayment(payment, part, "t_capture"));
  view(await stripe.findCapture(payment, part, "t_capture"));
  const refund = { reference: "t_refund", amount: usd(100n), key: "t_refund" };
  view(await stripe.refundPayment(payment, refund));
  view(await stripe.findRefund(payment, refund));
  view(await stripe.cancelPayment(await shop.begin(700n), "t_cancel"));
  view(await stripe.createPayment(order(700n)));
  await stripe.customers?.update(reference, { customerId: "c" }, "t_customer");
  await stripe.customers?.saveMethod(reference, "t_save");
  await stripe.customers?.listMethods(reference);
  await stripe.customers?.removeMethod(reference, method);
  await stripe.identify();
  await stripe.check({ notifyUrl: "" });
}
