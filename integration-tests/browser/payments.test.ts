import type { Browser, Page } from "playwright-core";
import { THROW_AWAY_ADMIN } from "../../src/demo/store/throw-away";
import { boughtAtAlipay, boughtAtStripe, type Bought } from "../support/bought";
import { paymentOnOrder } from "../support/gateway-payments";
import { atStripe } from "../support/ledgers";
import { secretsOf } from "../support/merchant-secrets";
import { openShop, type OpenShop } from "../support/open-shop";
import { violationsOf } from "./axe";
import { openBrowser } from "./open-browser";
import { PaymentsPage } from "./payments-page";
import { ScreenShots } from "./screen-shots";
import { SecretWatch } from "./secret-watch";

const WORDS = {
  en: { see: "See payments", search: "Search", refund: "Refund", done: "Refunded" },
  zhCN: { see: "查看付款", search: "搜索", refund: "退款", done: "已退款" },
} as const;

/** A merchant finds a payment and gives a part of it back; each test goes on where one ended. */
describe("Settings → Payments → Payments", () => {
  let shop: OpenShop;
  let browser: Browser;
  let page: Page;
  let payments: PaymentsPage;
  let watch: SecretWatch;
  let shots: ScreenShots;
  let bought: Bought;

  beforeAll(async () => {
    shop = await openShop();
    browser = await openBrowser();
    page = await browser.newPage({ viewport: { width: 1440, height: 1000 } });
    payments = new PaymentsPage(page, shop.url);
    watch = new SecretWatch(page, shop);
    shots = new ScreenShots(page);
    await payments.logIn(THROW_AWAY_ADMIN);
  });
  afterAll(async () => {
    await browser?.close();
    await shop?.stop();
  });

  it("say that nobody has paid yet", async () => {
    await payments.openList();
    await page.getByRole("link", { name: WORDS.en.see }).click();
    await page.getByText("Nobody has paid yet").waitFor();
    await shots.takeAll("payments-none");
  });

  describe.each(["en", "zhCN"] as const)("in %s", (language) => {
    const words = WORDS[language];

    it("find a payment by its number", async () => {
      bought = await boughtAtStripe(shop);
      await boughtAtAlipay(shop);
      await page.evaluate((lng) => {
        localStorage.setItem("lng", lng);
        document.cookie = `lng=${lng};path=/`;
      }, language);
      await page.goto(`${shop.url}/app/settings/payments/payments`);
      await page.getByTestId("payment").nth(1).waitFor();
      await shots.takeAll(`payments-${language}`);
      // Medusa's own search field has an icon without a text.
      expect(await violationsOf(page, "main ul")).toEqual([]);
      const reference = String(bought.session.data.id);
      await page.getByRole("searchbox", { name: words.search }).fill(reference);
      await page.waitForFunction(
        () => document.querySelectorAll("[data-testid=payment]").length === 1,
      );
      expect(new URL(page.url()).searchParams.get("q")).toBe(reference);
    });

    it("open it and refund a part of it", async () => {
      await page.getByTestId("payment").getByRole("link").press("Enter");
      await page.getByTestId("timeline").waitFor();
      await shots.takeAll(`payment-${language}`);
      // The contrast of links is that of Medusa's theme.
      const found = (await violationsOf(page)).filter(({ rule }) => rule !== "color-contrast");
      expect(found).toEqual([]);
      await page.getByRole("button", { name: words.refund, exact: true }).press("Enter");
      const dialog = page.getByRole("alertdialog");
      await dialog.getByRole("textbox").fill("2.50");
      await shots.takeAll(`payment-refund-${language}`);
      await dialog.getByRole("button", { name: words.refund, exact: true }).click();
      await page.getByText(words.done, { exact: true }).nth(1).waitFor();
      expect(atStripe(shop, bought.session).refunded).toBe(250);
    });

    it("are one click away from the order", async () => {
      const { id } = await paymentOnOrder(shop, bought.order.id);
      await page.goto(`${shop.url}/app/orders/${bought.order.id}`);
      await page.getByTestId("order-payment").locator(`a[href$="/payments/${id}"]`).click();
      await page.getByTestId("timeline").waitFor();
    });
  });

  it("show no secret anywhere", async () => {
    expect(await watch.find(await secretsOf(shop))).toEqual([]);
    expect(watch.answered).toBeGreaterThan(10);
  });
});
