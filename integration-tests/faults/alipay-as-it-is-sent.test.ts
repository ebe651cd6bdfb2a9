import { generateKeyPairSync, type KeyObject } from "node:crypto";
import type { EventList } from "../../src/api/admin/payment-hub/contract";
import { payAtAlipay } from "../../src/demo/once/buyers";
import { expectStatus, regionOf } from "../../src/demo/once/context";
import { Shopper } from "../../src/demo/once/shopper";
import { ALIPAY_HOOK, postForm, signedForm } from "../support/alipay-notifications";
import { breakThatIs } from "../support/breaks";
import { alipayNotification, postTo } from "../support/fixtures";
import { eventIn } from "../support/inbox";
import { openShop, type OpenShop } from "../support/open-shop";
import { ALIPAY } from "../support/providers";

const EVENTS = "/admin/payment-hub/events";
const OTHER_APP = { app_id: "2021000000000026", seller_id: "2088000000000026" };

let shop: OpenShop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop?.stop());

async function payloadOf(eventId: string): Promise<Record<string, string> | undefined> {
  const { rows } = await shop.db.query<{ payload: Record<string, string> }>(
    "select payload from payment_hub_event where event_id = $1",
    [eventId],
  );
  return rows[0]?.payload;
}

describe("fault 26: what Alipay sends is read byte for byte", () => {
  it.each(["utf-8", "gbk"] as const)("under its own content type, in %s", async (charset) => {
    const { accounts } = await shop.merchant.gateway("alipay");
    const path = `/admin/payment-hub/gateways/alipay/accounts/${accounts[0]?.id}/options`;
    await expectStatus(shop.admin.post(path, { description: "龙井茶 {order_number}" }));
    shop.alipay.office.setNotifyCharset(charset);
    const shopper = await Shopper.atCheckout(shop, regionOf(shop, "cny"));
    const session = await shopper.pay(ALIPAY, { channel: "qr" });
    await payAtAlipay(shop.alipay, session);
    await shop.merchant.orderOf(shopper.cart.email, "captured");
    const number = String(session.data.out_trade_no);
    const { rows } = await shop.db.query<{ payload: Record<string, string> }>(
      "select payload from payment_hub_event where order_number = $1",
      [number],
    );
    expect(rows[0]?.payload).toMatchObject({ charset: charset.toUpperCase() });
    expect(rows[0]?.payload.subject).toContain("龙井茶");
  });
});

describe("fault 15: a notification of something else than was asked for", () => {
  it.each([
    ["for another seller", { seller_id: "2088999999999999" }, "another seller id"],
    ["of another amount", { total_amount: "0.01" }, "was asked for"],
  ])("is taken and shown, and never applied: one %s", async (_, said, why) => {
    const shopper = await Shopper.atCheckout(shop, regionOf(shop, "cny"));
    const session = await shopper.pay(ALIPAY, { channel: "qr" });
    const number = String(session.data.out_trade_no);
    const total_amount = session.amount.toFixed(2);
    const told = await alipayNotification("trade_success", shop.alipay.app, {
      ...{ out_trade_no: number, total_amount },
      ...said,
    });
    expect(await postTo(shop.url, ALIPAY_HOOK, told)).toMatchObject({ body: "success" });
    expect(await eventIn(shop, "quarantined", number)).toContain(why);
    const shown = await breakThatIs(shop, "open", number);
    expect(shown).toMatchObject({ kind: "event_stuck" });
    expect(shown.message).toContain(why);

    const { events } = await expectStatus(shop.admin.get<EventList>(`${EVENTS}?q=${number}`));
    await expectStatus(shop.admin.post(`${EVENTS}/${events[0]?.id}/replay`));
    expect(await eventIn(shop, "quarantined", number)).toContain(why);
    expect(await shop.merchant.ordersOf(shopper.cart.email)).toEqual([]);

    await payAtAlipay(shop.alipay, session);
    await shop.merchant.orderOf(shopper.cart.email, "captured");
  });
});

/** An account whose notifications the test signs itself, in Alipay's place. */
describe("fault 26: a notification of any size and charset", () => {
  let alipayKey: KeyObject;
  let sent = 0;
  beforeAll(async () => {
    const pair = generateKeyPairSync("rsa", { modulusLength: 2048 });
    alipayKey = pair.privateKey;
    const { private_key } = shop.alipay.app;
    const pem = pair.publicKey.export({ type: "spki", format: "pem" }) as string;
    await shop.merchant.enterKeys("alipay", { ...OTHER_APP, private_key, alipay_public_key: pem });
  });

  const fieldsWith = (more: Record<string, string>): Record<string, string> => ({
    notify_id: `notify_26_${++sent}`,
    notify_type: "trade_status_sync",
    notify_time: "2026-11-23 12:00:00",
    ...OTHER_APP,
    trade_no: "2026112300000026",
    out_trade_no: "of another system",
    trade_status: "TRADE_SUCCESS",
    ...more,
  });

  it.each([
    ["in GBK", "gbk", "龙井茶，两盒"],
    ["of 200 kB", "utf-8", "x".repeat(200_000)],
    ["of 200 kB in GBK", "gbk", "茶".repeat(33_000)],
  ] as const)("is kept as it was said: one %s", async (_, charset, body) => {
    const fields = fieldsWith({ body });
    const answer = await postForm(shop.url, signedForm(fields, charset, alipayKey), charset);
    expect(answer).toEqual({ status: 200, body: "success" });
    expect(await payloadOf(fields.notify_id ?? "")).toMatchObject({ body });
  });

  it("is refused when its bytes were turned into another charset's on the way", async () => {
    const fields = fieldsWith({ body: "龙井茶" });
    const asGbk = signedForm(fields, "gbk", alipayKey);
    const recoded = asGbk.replace(/body=[^&]*/, `body=${encodeURIComponent("龙井茶")}`);
    expect((await postForm(shop.url, recoded, "gbk")).status).toBe(400);
    expect(await payloadOf(fields.notify_id ?? "")).toBeUndefined();
  });

  it("is refused with a clear 413 when it is larger than any notification", async () => {
    const fields = fieldsWith({ body: "x".repeat(1_100_000) });
    const answer = await postForm(shop.url, signedForm(fields, "utf-8", alipayKey), "utf-8");
    expect(answer.status).toBe(413);
    expect(JSON.parse(answer.body)).toMatchObject({ type: "invalid_data", code: "too_large" });
    expect(await payloadOf(fields.notify_id ?? "")).toBeUndefined();
  });
});
