import type { Browser, Page } from "playwright-core";
import { THROW_AWAY_ADMIN } from "../../src/demo/store/throw-away";
import { boughtAtStripe, type Bought } from "../support/bought";
import { insertEvents } from "../support/insert-events";
import { secretsOf } from "../support/merchant-secrets";
import { openShop, type OpenShop } from "../support/open-shop";
import { EventsScreen } from "./events-screen";
import { openBrowser } from "./open-browser";
import { PaymentsPage } from "./payments-page";
import { ScreenShots } from "./screen-shots";
import { SecretWatch } from "./secret-watch";

/** A merchant reads what the gateways reported; each test goes on where one ended. */
describe("Settings → Payments → Events", () => {
  let shop: OpenShop;
  let browser: Browser;
  let page: Page;
  let payments: PaymentsPage;
  let screen: EventsScreen;
  let watch: SecretWatch;
  let shots: ScreenShots;
  let bought: Bought;

  beforeAll(async () => {
    shop = await openShop();
    browser = await openBrowser();
    page = await browser.newPage({ viewport: { width: 1440, height: 1000 } });
    payments = new PaymentsPage(page, shop.url);
    screen = new EventsScreen(page, shop.url);
    watch = new SecretWatch(page, shop);
    shots = new ScreenShots(page);
    await payments.logIn(THROW_AWAY_ADMIN);
  });
  afterAll(async () => {
    await browser?.close();
    await shop?.stop();
  });

  /** A payment's event that failed too often, as far as the hub remembers. */
  async function letDie(bought: Bought, note: string): Promise<void> {
    await shop.db.query(
      `update payment_hub_event set state = 'dead', note = $2, tries = 15, processed_at = now()
       where reference = $1 and type = 'payment_intent.succeeded'`,
      [bought.session.data.id, note],
    );
  }
  const address = () => new URL(page.url()).searchParams;

  it("say that nothing has been reported, and why there is nothing to replay", async () => {
    await payments.openList();
    await page.getByRole("link", { name: "See events" }).click();

    await page.getByText("Nothing has been reported yet").waitFor();
    expect(await screen.dead().innerText()).toContain("There is nothing to replay");
    expect(await screen.button("replayAll").isDisabled()).toBe(true);
    expect(await page.locator("ol").first().innerText()).toMatch(/Settings\s+Payments\s+Events$/);
    await shots.takeAll("events-none");
  });

  it("show each event with its state and what was noted in plain words", async () => {
    bought = await boughtAtStripe(shop);
    await shop.db.query("delete from payment_hub_event where type <> 'payment_intent.succeeded'");
    await letDie(bought, "Stripe did not answer in time. Whether it was done is being checked.");
    await shop.db.query("update payment_hub_event set created_at = now()");
    await insertEvents(shop.db, EVENTS);
    await screen.open();

    await screen.untilShown("payment_intent.succeeded", ...EVENTS.map(({ type }) => type));
    const texts = await screen.entries().allInnerTexts();
    expect(texts[0]).toMatch(/Dead[\s\S]*Stripe[\s\S]*Sandbox[\s\S]*MPH\w+[\s\S]*Tries: 15/);
    expect(texts[0]).toContain("Stripe did not answer in time.");
    expect(texts[1]).toMatch(/Applied[\s\S]*Alipay[\s\S]*Live[\s\S]*Payment: Captured/);
    expect(texts.join()).toContain("Kept for the record; it changes no payment");
    expect(await screen.dead().innerText()).toContain("Dead events: 2");
    await shots.takeAll("events-list");
  });

  it("filter by state, gateway and environment, which the address keeps", async () => {
    await screen.choose("state", "Dead");
    await screen.untilShown("payment_intent.succeeded", "trade_status_sync.TRADE_CLOSED");
    await screen.choose("gateway", "Alipay");
    await screen.untilShown("trade_status_sync.TRADE_CLOSED");
    expect(String(address())).toBe("state=dead&gateway=alipay");
    await page.reload();
    await screen.untilShown("trade_status_sync.TRADE_CLOSED");
    await screen.choose("environment", "Live");

    await page.getByText("No event fits these filters").waitFor();
    await shots.takeAll("events-none-found");
    await screen.button("clear").click();
    await screen.entries().nth(3).waitFor();
    expect(String(address())).toBe("");
  });

  it("find an event by its id, and a payment's by its order number", async () => {
    await screen.searchFor("evt_park");
    await page.getByText("The search looks for whole IDs and numbers").waitFor();
    await screen.searchFor("evt_parked");
    await screen.untilShown("payment_intent.processing");
    const { rows } = await shop.db.query<{ order_number: string }>(
      "select order_number from payment_hub_payment where reference = $1",
      [bought.session.data.id],
    );
    await screen.searchFor(` ${rows[0]?.order_number} `);
    await screen.untilShown("payment_intent.succeeded");
  });

  it("show one with all that is known, what it said, and its order", async () => {
    await screen.openEvent("payment_intent.succeeded");
    const text = await page.locator("main").innerText();
    expect(text).toContain("It failed too often and is not tried again by itself.");
    expect(text).toContain(String(bought.session.data.id));
    expect(text).toMatch(/Received and stored[\s\S]*Times: 15[\s\S]*Settled/);
    const said = JSON.parse(await page.getByTestId("payload").innerText()) as { type: string };
    expect(said.type).toBe("payment_intent.succeeded");
    await shots.takeAll("event");
    await page.getByRole("link", { name: /^Order #/ }).click();
    await page.waitForURL(`**/orders/${bought.order.id}`);
    await page.goBack();
  });

  it("copy what it said", async () => {
    await page.context().grantPermissions(["clipboard-read"]);
    await page.getByRole("button", { name: "Copy", exact: true }).press("Enter");
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(JSON.parse(copied)).toEqual(JSON.parse(await page.getByTestId("payload").innerText()));
  });

  it("replay it when that is confirmed, and show what came of it", async () => {
    expect(await screen.ask("replay")).toContain("Nothing is done twice");
    await shots.takeAll("event-replay-prompt");
    await page.keyboard.press("Escape");
    await page.locator("button:focus", { hasText: "Replay" }).waitFor();
    await screen.ask("replay");
    await screen.confirm();

    await page.getByText("The event is being applied again").waitFor();
    await page.getByText("Payment: Captured").waitFor();
    expect(await screen.button("replay").count()).toBe(0);
    await shots.take("event-replayed");
  });

  it("say that a replay came too late, when somebody else was faster", async () => {
    await letDie(bought, "no try came to an end");
    await page.reload();
    await screen.ask("replay");
    await shop.db.query(
      "update payment_hub_event set state = 'processed' where state = 'dead' and reference = $1",
      [bought.session.data.id],
    );
    await screen.confirm();

    await page.getByText("Only an event that is quarantined or dead can be replayed.").waitFor();
    await page.getByText("Applied", { exact: true }).waitFor();
  });

  it("replay all dead ones when that is confirmed", async () => {
    await letDie(bought, "no try came to an end");
    await screen.open();
    await screen.dead().getByText("Dead events: 2").waitFor();
    expect(await screen.ask("replayAll")).toContain("Events to apply again: 2");
    await shots.takeAll("events-replay-all-prompt");
    await screen.confirm();

    await page.getByText("Events being applied again: 2").waitFor();
    await screen.dead().getByText("No dead events").waitFor();
    expect(await screen.button("replayAll").isDisabled()).toBe(true);
  });

  it("load more, and refresh", async () => {
    await insertEvents(
      shop.db,
      Array.from({ length: 45 }, (_, index) => ({
        id: `phevt_many_${index}`,
        type: "charge.updated",
        environment: "live",
        state: "ignored",
        note: "kept for the record; it changes no payment",
      })),
    );
    await screen.open("environment=live&gateway=stripe");
    await page.getByText("Shown: 20").waitFor();
    await screen.button("more").press("Enter");
    await page.getByText("Shown: 40").waitFor();
    await screen.button("more").click();
    await page.getByText("Shown: 45").waitFor();
    expect(await screen.button("more").count()).toBe(0);

    await insertEvents(shop.db, [{ id: "phevt_newest", environment: "live" }]);
    await page.getByRole("button", { name: "Refresh" }).click();
    await page.getByText("Shown: 46").waitFor();
  });

  it("download all that fit, not only those that are shown", async () => {
    await screen.open("environment=live&gateway=stripe");
    const csv = await screen.downloadAs("csv");
    expect(csv.name).toMatch(/^payment-events-\d{4}-\d\d-\d\d\.csv$/);
    expect(csv.text.trimEnd().split("\r\n")).toHaveLength(1 + 46);
    const jsonl = await screen.downloadAs("jsonl");
    const lines = jsonl.text.trimEnd().split("\n");
    expect(lines.map((line) => (JSON.parse(line) as { gateway: string }).gateway)).toEqual(
      Array(46).fill("stripe"),
    );
  });

  it("say what could not be loaded, and load it again", async () => {
    await page.route("**/payment-hub/events?*", (route) => route.abort());
    await screen.open();
    const alert = page.getByRole("alert");
    await alert.getByText("The events could not be loaded").waitFor({ timeout: 40_000 });
    await shots.takeAll("events-failing");
    await page.unroute("**/payment-hub/events?*");
    await alert.getByRole("button", { name: "Try again" }).click();
    await screen.entries().first().waitFor();

    await page.route("**/events/export?*", (route) => route.abort());
    await screen.button("download").press("Enter");
    await page.getByRole("menuitem").first().click();
    await page.getByText("The server could not be reached.").waitFor();
    await page.unroute("**/events/export?*");

    await page.goto(`${shop.url}/app/settings/payments/events/phevt_nobody`);
    await page.getByText("There is no such event").waitFor({ timeout: 40_000 });
    await page.getByRole("link", { name: "Back to the events" }).click();
    await screen.entries().first().waitFor();
  }, 120_000);

  it("are one click away from a gateway's address", async () => {
    await payments.openGateway("stripe");
    await page.getByRole("link", { name: "See events" }).click();
    await screen.entries().first().waitFor();
    expect(String(address())).toBe("gateway=stripe");
  });

  it("are one click away from what needs attention because of one", async () => {
    await shop.db.query(
      `insert into payment_hub_break (id, kind, subject, gateway, environment, payment_id, message, next_step, opened_at)
       select 'phbrk_stuck', 'event_stuck', 'phevt_stuck', gateway, environment, id,
         'Stripe reported refund.failed for ' || order_number || ', but it was not applied: timeout', '', now()
       from payment_hub_payment where reference = $1`,
      [bought.session.data.id],
    );
    await payments.openList();
    await page.getByTestId("break").getByRole("link", { name: "See events" }).click();
    await screen.untilShown("payment_intent.succeeded");
    await shop.db.query("delete from payment_hub_break where id = 'phbrk_stuck'");
  });

  it("speak Chinese, from the list to the download", async () => {
    await shop.db.query("delete from payment_hub_event where id like 'phevt_many%'");
    await letDie(bought, "the payment belongs to another account");
    await screen.speak("zhCN");
    await screen.open();
    await screen.dead().getByText("处理失败的通知：1").waitFor();
    const texts = (await screen.entries().allInnerTexts()).join();
    for (const words of [
      "处理失败",
      "已处理",
      "无需处理",
      "该付款属于另一个账户",
      "付款：已收取",
    ]) {
      expect(texts).toContain(words);
    }
    await shots.takeAll("events-zh");
    await screen.choose("state", "处理失败");
    await screen.untilShown("payment_intent.succeeded");
    expect((await screen.downloadAs("csv")).text).toContain("payment_intent.succeeded");
    expect(await screen.ask("replayAll")).toContain("将重新处理的通知数：1");
    await page.keyboard.press("Escape");

    await screen.openEvent("payment_intent.succeeded");
    const text = (await page.locator("main").innerText()).split("内容")[0] ?? "";
    expect(text).not.toMatch(/[a-z] [a-z]+ [a-z]+/);
    await shots.takeAll("event-zh");
    expect(await screen.ask("replay")).toContain("不会重复执行任何操作");
    await screen.confirm();
    await page.getByText("正在重新处理该通知").waitFor();
    await page.getByText("付款：已收取").waitFor();
  });

  it("show no secret anywhere", async () => {
    expect(await watch.find(await secretsOf(shop))).toEqual([]);
    expect(watch.answered).toBeGreaterThan(20);
  });
});

/** One of each state but the one that the shop itself has made, newest first. */
const EVENTS = [
  {
    id: "phevt_live",
    gateway: "alipay",
    environment: "live",
    type: "trade_status_sync.TRADE_SUCCESS",
    order_number: "MPH01JD5Z2NQ8E7X4K9W3T6V",
    reference: "2026112222001476121400000001",
  },
  {
    id: "phevt_dead",
    gateway: "alipay",
    type: "trade_status_sync.TRADE_CLOSED",
    state: "dead",
    tries: 15,
    note: "the payment went away meanwhile",
    reference: "2026112222001476121400000002",
  },
  {
    id: "phevt_quarantined",
    type: "charge.refunded",
    state: "quarantined",
    note: "the payment belongs to another account",
    reference: "pi_3QuarantinedNumber0001",
    object: "re_3QuarantinedNumber0001",
  },
  {
    id: "evt_parked",
    type: "payment_intent.processing",
    state: "parked",
    tries: 3,
    note: "no payment of this store has this number (yet)",
    order_number: "MPH01JD5Z2NQ8E7X4K9W3T6W",
  },
  {
    id: "phevt_ignored",
    type: "charge.updated",
    state: "ignored",
    note: "kept for the record; it changes no payment",
    tries: 0,
  },
  {
    id: "phevt_waiting",
    type: "charge.dispute.created",
    state: "received",
    note: "Stripe asks for fewer requests at the moment.",
    tries: 4,
    reference: "pi_3WaitingNumber0001",
    object: "dp_3WaitingNumber0001",
  },
] as const;
