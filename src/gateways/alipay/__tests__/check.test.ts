import { createAlipayGateway } from "..";
import type { AccountCheck } from "../../gateway";
import { account, cny, connect, openShop, type Shop } from "./shop";

const notifyUrl = "https://shop.example/hooks/payment/alipay_alipay";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.sim.close());
beforeEach(() => shop.sim.faults.clear());

const named = (checks: AccountCheck[], name: string) => checks.find((check) => check.name === name);

test("a working account passes every check, and nothing changes at Alipay", async () => {
  const checks = await shop.alipay.check({ notifyUrl });
  expect(checks.map(({ name, ok }) => [name, ok])).toEqual([
    ["keys", true],
    ["notify_address", true],
    ["reachable", true],
    ["app_id", true],
    ["signature", true],
    ["alipay_public_key", true],
    ["clock", true],
  ]);
  expect(shop.sim.ledger().trades).toEqual([]);
});

test("an app id that Alipay does not know is told apart from a wrong signature", async () => {
  const alipay = connect(shop.sim, { ...shop.sim.app, app_id: "2021999999999999" });
  const checks = await alipay.check({ notifyUrl });
  expect(named(checks, "app_id")).toMatchObject({ ok: false, fix: expect.any(String) });
  expect(named(checks, "signature")).toMatchObject({
    ok: false,
    message: expect.stringContaining("could not be tested"),
  });
});

test("a private key of another app is a signature that Alipay refuses", async () => {
  const { private_key } = await shop.sim.office.addApp();
  const checks = await connect(shop.sim, { ...shop.sim.app, private_key }).check({ notifyUrl });
  expect(named(checks, "app_id")).toMatchObject({ ok: true });
  expect(named(checks, "signature")).toMatchObject({
    ok: false,
    message: expect.stringContaining("invalid-signature"),
  });
  expect(named(checks, "alipay_public_key")).toBeUndefined();
});

test("a public key that is not Alipay's for this app is found out", async () => {
  const { alipay_public_key } = await shop.sim.office.addApp();
  const checks = await connect(shop.sim, { ...shop.sim.app, alipay_public_key }).check({
    notifyUrl,
  });
  expect(named(checks, "signature")).toMatchObject({ ok: true });
  expect(named(checks, "alipay_public_key")).toMatchObject({
    ok: false,
    fix: expect.stringContaining("支付宝公钥"),
  });
});

test("the app's own public key is found out without asking", async () => {
  const app = { ...shop.sim.app, alipay_public_key: shop.sim.app.app_public_key };
  expect(await connect(shop.sim, app).check({ notifyUrl })).toEqual([
    expect.objectContaining({ name: "keys", ok: false }),
  ]);
});

test("a gateway that cannot be reached is one failing check", async () => {
  const nowhere = { ...account(shop.sim, shop.sim.app), endpoint: "http://127.0.0.1:1" };
  const checks = await createAlipayGateway().connect(nowhere).check({ notifyUrl });
  expect(checks.filter(({ ok }) => !ok)).toEqual([
    expect.objectContaining({ name: "reachable", message: expect.stringContaining("127.0.0.1:1") }),
  ]);
  expect(named(checks, "signature")).toBeUndefined();
});

test.each([
  [4, true, /(239|240|241) s ahead of/],
  [-10, false, /(599|600|601) s behind/],
])("a clock that is %i minutes ahead is told with its direction", async (minutes, ok, how) => {
  const clock = { now: () => new Date(Date.now() + minutes * 60_000) };
  const alipay = createAlipayGateway({ clock }).connect(account(shop.sim, shop.sim.app));
  expect(named(await alipay.check({ notifyUrl }), "clock")).toMatchObject({
    ok,
    message: expect.stringMatching(how),
    fix: expect.stringContaining("NTP"),
  });
});

test.each([
  ["http://127.0.0.1:9000/hooks", true],
  ["http://localhost:9000/hooks", true],
  ["http://192.168.1.5:9000/hooks", true],
  ["http://shop.example/hooks", false],
  ["", false],
])("the notify address %p in the sandbox: %p", async (url, ok) => {
  expect(named(await shop.alipay.check({ notifyUrl: url }), "notify_address")).toMatchObject({
    ok,
  });
});

test("a live account needs a public notify address", async () => {
  const live = { ...account(shop.sim, shop.sim.app), environment: "live" as const };
  const checks = await createAlipayGateway().connect(live).check({
    notifyUrl: "http://localhost:9000/hooks",
  });
  expect(named(checks, "notify_address")).toMatchObject({ ok: false, fix: expect.any(String) });
});

test("an account whose stored keys are damaged refuses everything and throws nothing", async () => {
  const damaged = { ...shop.sim.app, private_key: "damaged" };
  const alipay = connect(shop.sim, damaged);
  const payment = { reference: "MPH1", orderNumber: "MPH1", amount: cny(1n) };
  expect(await alipay.retrievePayment(payment)).toMatchObject({
    outcome: "unknown",
    error: { code: "key_invalid" },
  });
  expect(alipay.parseNotification(Buffer.from("a=b"), {})).toMatchObject({ reason: "no_secret" });
  expect(await alipay.check({ notifyUrl })).toMatchObject([{ name: "keys", ok: false }]);
});
