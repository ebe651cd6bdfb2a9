import { payAtAlipay } from "../../src/demo/once/buyers";
import { eventually, expectStatus, regionOf } from "../../src/demo/once/context";
import { Shopper, type PaymentSession } from "../../src/demo/once/shopper";
import { boughtAtStripe } from "../support/bought";
import { countDeliveries, firstAnswers, resendLast } from "../support/deliveries";
import { openShop, type OpenShop } from "../support/open-shop";
import { preload } from "../support/preload";
import { ALIPAY } from "../support/providers";
import { nextClockChange, wallClock } from "../support/time-zones";
import { ALIPAY_TILL, expectBooksAgree, STRIPE_TILL } from "../support/tills";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const PAYMENT_LIFE = 15 * MINUTE;
const BEIJING = "Asia/Shanghai";
const NEW_YORK = "America/New_York";

/** Between a payment's beginning and its expiry the host's wall clock jumps by an hour. */
const daylightSaving = nextClockChange(NEW_YORK).getTime() - 5 * MINUTE - Date.now();

interface Host {
  name: string;
  zone: string;
  /** By how much the store's clock is wrong. */
  storeOffset: number;
  /** By how much the gateways' clock is ahead of the real time when the host starts. */
  gatewayOffset: number;
}

const HOSTS: Host[] = [
  {
    name: "in New York, minutes before its clocks change",
    zone: NEW_YORK,
    storeOffset: daylightSaving,
    gatewayOffset: daylightSaving,
  },
  {
    name: "in Kolkata, its clock ten minutes slow",
    zone: "Asia/Kolkata",
    storeOffset: -10 * MINUTE,
    gatewayOffset: 0,
  },
];

const environmentOf = ({ zone, storeOffset }: Host) => ({
  TZ: zone,
  STORE_CLOCK_OFFSET_MS: String(storeOffset),
  ...preload("wrong-clock.js"),
});

let shop: OpenShop;
/** How far the simulators' clocks have been moved. */
let gatewaysAre = 0;
/** By how much the running store's clock is wrong. */
let storeIs = 0;
let logBefore = 0;
beforeAll(async () => {
  const [first] = HOSTS;
  if (!first) throw new Error("there is no host");
  shop = await openShop({
    env: environmentOf(first),
    // Time stamps are judged by this machine's clock, and the first host is months ahead of it.
    alipay: { refundIntervalMs: 0, timestampToleranceMs: 400 * DAY },
  });
});
afterAll(() => shop?.stop());

function setGateways(offset: number): void {
  for (const { clock } of [shop.stripe, shop.alipay]) clock.advance(offset - gatewaysAre);
  gatewaysAre = offset;
}

/** By how much the store's clock is ahead of the gateways'. */
const skew = (): number => storeIs - gatewaysAre;

function skewWarning(name: string): RegExp {
  return new RegExp(`server's clock is \\d+ s \\w+( \\w+)? ${name}'s\\. Synchronise`, "g");
}

/** The connection check says how far off the clock is, to the minute, and what to do. */
async function expectSkewShown(name: string): Promise<void> {
  const gateway = await shop.merchant.gateway(name.toLowerCase());
  const [account] = gateway.accounts;
  if (!account) throw new Error(`${name} has no account`);
  const checks = await shop.merchant.checkConnection(gateway.id, account);
  const clock = checks.find((check) => check.name === "clock");
  if (skew() === 0) return expect(clock).toMatchObject({ ok: true });
  expect(clock).toMatchObject({ ok: false, fix: expect.stringContaining("NTP") });
  const [, seconds, way] = /is (\d+) s (ahead of|behind)/.exec(clock?.message ?? "") ?? [];
  expect(Math.round(Number(seconds) / 60) * MINUTE).toBe(Math.abs(skew()));
  expect(way).toBe(skew() > 0 ? "ahead of" : "behind");
}

/** What Alipay is asked for by the buyer's browser or app. */
function requestOf({ data }: PaymentSession) {
  const query = data.pay_url ? new URL(String(data.pay_url)).search : String(data.order_string);
  const parameters = Object.fromEntries(new URLSearchParams(query));
  const content = JSON.parse(parameters.biz_content ?? "{}") as Record<string, string>;
  return { timestamp: parameters.timestamp ?? "", expires: content.time_expire ?? "" };
}

describe.each(HOSTS)("a store $name", (host) => {
  beforeAll(async () => {
    setGateways(host.gatewayOffset);
    if (host !== HOSTS[0]) await shop.restart(environmentOf(host));
    storeIs = host.storeOffset;
    logBefore = (await shop.logs()).length;
  });

  it.each(["Stripe", "Alipay"])("shows how its clock is to %s's", async (name) => {
    await expectSkewShown(name);
    // Each answer tells it again, which is no reason to fill the log.
    await expectSkewShown(name);
    const warnings = (await shop.logs()).slice(logBefore).match(skewWarning(name)) ?? [];
    expect(warnings).toHaveLength(skew() === 0 ? 0 : 1);
  });

  it.each(["page", "wap", "app"])("tells Alipay Beijing's time, by %s", async (channel) => {
    const from = Date.now();
    const { shopper, session } = await begin(channel);
    const until = Date.now();
    const { timestamp, expires } = requestOf(session);
    const beijing = (at: number): string => wallClock(new Date(at + host.storeOffset), BEIJING);
    expect(timestamp >= beijing(from) && timestamp <= beijing(until)).toBe(true);
    expect(expires >= beijing(from + PAYMENT_LIFE)).toBe(true);
    expect(expires <= beijing(until + PAYMENT_LIFE)).toBe(true);
    // What the storefront counts down to is the same moment.
    expect(wallClock(new Date(String(session.data.expires_at)), BEIJING)).toBe(expires);
    if (channel === "page") await expectFinished(shopper, session);
  });

  it("is paid at Alipay by QR code, and refunds", async () => {
    const { shopper, session } = await begin("qr");
    await expectFinished(shopper, session);
  });

  it("is paid at Stripe, and refunds", () => expectStripeFinished());

  async function begin(channel: string) {
    const shopper = await Shopper.atCheckout(shop, regionOf(shop, "cny"));
    return { shopper, session: await shopper.pay(ALIPAY, { channel }) };
  }

  async function expectFinished(shopper: Shopper, session: PaymentSession): Promise<void> {
    const told = await countDeliveries(shop.alipay);
    await payAtAlipay(shop.alipay, session);
    const order = await shop.merchant.orderOf(shopper.cart.email, "captured");
    await expectStatus(shop.merchant.refund(order.payment, 5));
    await expectBooksAgree(shop, ALIPAY_TILL, { session, order });
    await eventually("the notification", async () => {
      return (await firstAnswers(shop.alipay, told)).length > 0;
    });
    expect(new Set(await firstAnswers(shop.alipay, told))).toEqual(new Set([200]));
  }
});

describe("a gateway whose clock is not the store's", () => {
  it.each([-10, 10])("is believed when it is %i minutes off", async (minutes) => {
    setGateways(minutes * MINUTE);
    await expectStripeFinished();
    await expectSkewShown("Stripe");
    setGateways(0);
  });

  it("is believed when a genuine event comes with a time stamp of another day", async () => {
    await boughtAtStripe(shop);
    for (const offset of [-3 * DAY, DAY]) {
      setGateways(offset);
      const { status } = await resendLast(shop.stripe, /^payment_intent\.succeeded$/);
      expect(status).toBe(200);
    }
    setGateways(0);
  });
});

async function expectStripeFinished(): Promise<void> {
  const told = await countDeliveries(shop.stripe);
  const bought = await boughtAtStripe(shop);
  await expectStatus(shop.merchant.refund(bought.order.payment, 5));
  await expectBooksAgree(shop, STRIPE_TILL, bought);
  expect(new Set(await firstAnswers(shop.stripe, told))).toEqual(new Set([200]));
}
