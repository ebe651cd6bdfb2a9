import type { Browser } from "playwright-core";
import { payAtAlipay } from "../../src/demo/once/buyers";
import { eventually, regionOf } from "../../src/demo/once/context";
import { Shopper } from "../../src/demo/once/shopper";
import { THROW_AWAY_ADMIN } from "../../src/demo/store/throw-away";
import { openShop, type OpenShop } from "../support/open-shop";
import { AttentionSection } from "./attention-section";
import { insertBreaks } from "./insert-breaks";
import { openBrowser } from "./open-browser";
import { PaymentsPage } from "./payments-page";
import { ScreenShots } from "./screen-shots";
import { SecretWatch } from "./secret-watch";

/** A merchant sees late money and deals with it; each test goes on where one ended. */
describe("Settings → Payments → Needs attention", () => {
  let shop: OpenShop;
  let browser: Browser;
  let payments: PaymentsPage;
  let attention: AttentionSection;
  let watch: SecretWatch;
  let shots: ScreenShots;

  beforeAll(async () => {
    shop = await openShop();
    browser = await openBrowser();
    const page = await browser.newPage({ viewport: { width: 1440, height: 1000 } });
    payments = new PaymentsPage(page, shop.url);
    attention = new AttentionSection(payments);
    watch = new SecretWatch(page, shop);
    shots = new ScreenShots(page);
    await payments.logIn(THROW_AWAY_ADMIN);
  });
  afterAll(async () => {
    await browser?.close();
    await shop?.stop();
  });

  /** A shopper pays the old link after the cart's total has changed. */
  async function latePayment(): Promise<string> {
    const open = (await shop.merchant.gateway("alipay")).open_breaks;
    const shopper = await Shopper.atCheckout(shop, regionOf(shop, "cny"));
    const before = await shopper.pay("pp_alipay_alipay", { channel: "page" });
    await shopper.addOneMore();
    await shopper.pay("pp_alipay_alipay", { channel: "page" });
    await payAtAlipay(shop.alipay, before);
    await eventually("the late payment", async () => {
      return (await shop.merchant.gateway("alipay")).open_breaks > open;
    });
    return String(before.data.out_trade_no);
  }
  const trade = (number: string) =>
    shop.alipay.ledger().trades.find(({ out_trade_no }) => out_trade_no === number);

  it("says quietly that there is nothing", async () => {
    await payments.openList();

    await attention.root.getByText("Nothing needs your attention").waitFor();
    expect(await attention.root.getByRole("button").count()).toBe(0);
    await shots.takeAll("attention-none");
  });

  it("keeps late money for the merchant who chooses so", async () => {
    await payments.openGateway("alipay");
    const give = payments.page.getByRole("radio", { name: "Give it back" });
    expect(await give.isChecked()).toBe(true);
    await payments.page.getByRole("radio", { name: "Keep it for me" }).click();
    await payments.page.getByText("Settings saved").first().waitFor();

    expect(await shop.merchant.gateway("alipay")).toMatchObject({ late_payments: "hold" });
    await payments.page.getByText("a contract of its own").waitFor();
    await shots.takeAll("alipay-settings");
  });

  it("shows a late payment, and a badge at its gateway that leads to it", async () => {
    const number = await latePayment();
    await payments.openList();
    const entry = attention.entry(number);
    await entry.waitFor();

    expect(await entry.innerText()).toMatch(/Paid too late[\s\S]*Alipay[\s\S]*Sandbox/);
    expect(await entry.innerText()).toContain("CNY was paid, although another payment");
    expect(await entry.innerText()).toContain("enter the order by hand");
    const badge = { name: "Needs attention at Alipay: 1" };
    await payments.page.getByRole("link", badge).click();
    await payments.page.locator("[data-testid=attention]:focus").waitFor();
    await shots.takeAll("attention-late");

    await payments.openGateway("alipay");
    await payments.page.getByRole("link", badge).click();
    await payments.page.locator("[data-testid=attention]:focus").waitFor();
  });

  it("leaves the money where it is when giving it back is not confirmed", async () => {
    const [number = ""] = await numbers();
    const asked = await attention.askGiveBack(number);
    expect(asked).toMatch(/Give [\d.]+ CNY back to the buyer\?/);
    expect(asked).toContain("cannot be undone");
    await shots.takeAll("give-back-prompt");
    await payments.page.keyboard.press("Escape");

    // Back to where the keyboard was.
    await attention.entry(number).locator("button:focus").waitFor();
    expect(trade(number)).toMatchObject({ state: "TRADE_SUCCESS" });
  });

  it("says at the entry why the money could not be given back", async () => {
    const [number = ""] = await numbers();
    shop.alipay.office.setSellerBalance(shop.alipay.app.seller_id, "0");
    await attention.askGiveBack(number);
    await attention.confirmGiveBack();

    await attention.entry(number).getByRole("alert").getByText("did not give it back").waitFor();
    await shots.take("give-back-refused");
    shop.alipay.office.setSellerBalance(shop.alipay.app.seller_id, null);
  });

  it("gives the money back and moves the entry to those dealt with", async () => {
    const [number = ""] = await numbers();
    await attention.askGiveBack(number);
    await attention.confirmGiveBack();

    await attention.root.getByText("Nothing needs your attention").waitFor();
    expect(trade(number)).toMatchObject({ state: "TRADE_CLOSED" });
    await payments.press("Show what was dealt with");
    await attention.entry(number).getByText("Given back to the buyer").waitFor();
    expect(await attention.entry(number).getByRole("button").count()).toBe(0);
    expect(await shop.merchant.gateway("alipay")).toMatchObject({ open_breaks: 0 });
    await shots.takeAll("attention-dealt-with");
  });

  it("marks as dealt with, with a note, and leaves the money alone", async () => {
    const number = await latePayment();
    await payments.openList();
    await attention.askDismiss(number);
    await payments.page.keyboard.press("Escape");
    await attention.entry(number).locator("button:focus").waitFor();
    expect(await attention.askDismiss(number)).toContain("money stays with you");
    await shots.takeAll("dismiss-dialog");
    await attention.confirmDismiss("Sent the goods; the order is #12.");

    await attention.root.getByText("Nothing needs your attention").waitFor();
    await payments.page.getByText("Marked as dealt with").waitFor();
    // The button is gone with its entry, and the keyboard goes on from the section.
    await payments.page.locator("[data-testid=attention]:focus").waitFor();
    await payments.press("Show what was dealt with");
    const entry = attention.entry(number);
    await entry.getByText("Sent the goods; the order is #12.").waitFor();
    expect(await entry.innerText()).toContain("Marked as dealt with");
    expect(await entry.innerText()).not.toContain("user_");
    expect(trade(number)).toMatchObject({ state: "TRADE_SUCCESS" });
  });

  it("says that the gateway takes its time to give money back", async () => {
    const number = await latePayment();
    shop.alipay.office.slowRefunds({ out_trade_no: number });
    await payments.openList();
    await attention.askGiveBack(number);
    await attention.confirmGiveBack();

    await payments.page.getByText("The gateway is giving the money back.").waitFor();
    await attention.entry(number).waitFor();
    await attention.askDismiss(number);
    await attention.confirmDismiss("");
    await attention.root.getByText("Nothing needs your attention").waitFor();
  });

  it("gives money back in Chinese too", async () => {
    const number = await latePayment();
    await attention.speak("zhCN");
    const entry = attention.entry(number);
    await entry.waitFor();
    expect(await entry.innerText()).toMatch(/收到一笔 [\d.]+ CNY 的付款，但买家已改用其他付款/);
    expect(await entry.innerText()).toContain("请退还给买家，或手动录入订单。");
    expect(await attention.askGiveBack(number)).toMatch(/将 [\d.]+ CNY 退还给买家？/);
    await shots.takeAll("give-back-prompt-zh");
    await attention.confirmGiveBack();

    await attention.root.getByText("目前没有需要处理的事项").waitFor();
    expect(trade(number)).toMatchObject({ state: "TRADE_CLOSED" });
  });

  it("turns pages, and names each kind in Chinese", async () => {
    await insertBreaks(shop.db);
    await payments.openList();
    await attention.entries().nth(4).waitFor();
    for (const kind of ["结果未知", "授权即将到期", "退款失败", "账目不一致"]) {
      expect(await attention.root.innerText()).toContain(kind);
    }
    await shots.takeAll("attention-kinds-zh");
    expect(await attention.pageButtons().previous.isDisabled()).toBe(true);
    await attention.nextPage();

    await attention.root.getByText("第 6–7 项，共 7 项").waitFor();
    expect(await attention.entries().count()).toBe(2);
    expect(await attention.pageButtons().next.isDisabled()).toBe(true);
  });

  it("marks as dealt with in Chinese, and goes back a page that is empty", async () => {
    for (const number of ["BROWSER6", "BROWSER7"]) {
      await attention.askDismiss(number);
      await attention.confirmDismiss("已电话联系买家");
      await attention.entry(number).waitFor({ state: "detached" });
    }

    await attention.entry("BROWSER1").waitFor();
    expect(await attention.entries().count()).toBe(5);
    await attention.showDealtWith();
    await attention.entry("BROWSER6").getByText("已电话联系买家").waitFor();
    await shots.takeAll("attention-dealt-with-zh");
  });

  it("says so in Chinese when somebody else was faster", async () => {
    await payments.openList();
    await attention.askDismiss("BROWSER1");
    await shop.db.query(
      "update payment_hub_break set state = 'resolved' where subject = 'BROWSER1'",
    );
    await attention.confirmDismiss("");

    await attention.entry("BROWSER1").waitFor({ state: "detached" });
    await payments.page.getByText("该事项已被处理。").waitFor();
  });

  it("shows all kinds in English", async () => {
    await attention.speak("en");
    await attention.entry("BROWSER2").waitFor();
    const text = await attention.root.innerText();

    expect(text).toContain("lapses at");
    // Times are the reader's, not the wire's.
    expect(text).not.toMatch(/\d{4}-\d\d-\d\dT/);
    await shots.takeAll("attention-kinds");
  });

  it("keeps no secret in the page, its storage or any answer", async () => {
    await payments.openList();
    await attention.entries().first().waitFor();
    const secrets = [
      shop.stripe.account.secret_key,
      // The server stores it as PEM, so a piece that no line break can fall into.
      shop.alipay.app.private_key.slice(70, 110),
    ];

    expect(await watch.find(secrets)).toEqual([]);
    expect(await watch.find(["BROWSER2"])).toContain("the page");
    expect(watch.answered).toBeGreaterThan(20);
  });

  const numbers = async (): Promise<string[]> => {
    const { body } = await shop.admin.get<{ breaks: { order_number: string }[] }>(
      "/admin/payment-hub/breaks?state=open",
    );
    return body.breaks.map(({ order_number }) => order_number);
  };
});
