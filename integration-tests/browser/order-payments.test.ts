import type { Browser, Locator } from "playwright-core";
import { payAtStripe } from "../../src/demo/once/buyers";
import { eventually } from "../../src/demo/once/context";
import { THROW_AWAY_ADMIN } from "../../src/demo/store/throw-away";
import { beginAtStripe } from "../support/bought";
import { atStripesSide, paymentOnOrder } from "../support/gateway-payments";
import { openShop, type OpenShop } from "../support/open-shop";
import { secretsOf } from "../support/merchant-secrets";
import { settleRefund } from "../support/stripe-refunds";
import { openBrowser } from "./open-browser";
import { PaymentsPage } from "./payments-page";
import { ScreenShots } from "./screen-shots";
import { SecretWatch } from "./secret-watch";

/** An order whose payment has seen everything that can happen to it at a gateway. */
describe("an order's payments", () => {
  let shop: OpenShop;
  let browser: Browser;
  let payments: PaymentsPage;
  let watch: SecretWatch;
  let shots: ScreenShots;
  let orderId: string;

  beforeAll(async () => {
    shop = await openShop();
    orderId = await troubledOrder();
    browser = await openBrowser();
    const page = await browser.newPage({ viewport: { width: 1440, height: 1000 } });
    payments = new PaymentsPage(page, shop.url);
    watch = new SecretWatch(page, shop);
    shots = new ScreenShots(page);
    await payments.logIn(THROW_AWAY_ADMIN);
  });
  afterAll(async () => {
    await browser?.close();
    await shop?.stop();
  });

  async function troubledOrder(): Promise<string> {
    const { shopper, session } = await beginAtStripe(shop);
    await payAtStripe(shop.stripe, session, { payment_method: "pm_card_pendingRefund" });
    const order = await shop.merchant.orderOf(shopper.cart.email, "captured");
    await shop.merchant.refund(order.payment, 4);
    await settleRefund(shop.stripe, session, "failed");
    const intent = `payment_intents/${String(session.data.id)}`;
    const warning = { fraud_type: "card_never_received" };
    await atStripesSide(shop, `${intent}/early_fraud_warning`, warning);
    await atStripesSide(shop, `${intent}/dispute`, { reason: "fraudulent", amount: 300 });
    await eventually("all of it", async () => {
      const shown = await paymentOnOrder(shop, order.id);
      const isFailed = shown.refunds.some(({ status }) => status === "failed");
      const isWithdrawn = shown.disputes.some(({ funds_withdrawn }) => funds_withdrawn);
      return isFailed && isWithdrawn && shown.fraud_warnings.length === 1;
    });
    return order.id;
  }

  async function openOrder(): Promise<Locator> {
    await payments.page.goto(`${shop.url}/app/orders/${orderId}`);
    const widget = payments.page.getByTestId("order-payments");
    await widget.getByTestId("order-payment").waitFor();
    return widget;
  }

  it("are shown with their refunds, disputes and warnings", async () => {
    const widget = await openOrder();
    const text = await widget.innerText();
    expect(text).toMatch(/Stripe[\s\S]*Sandbox[\s\S]*Captured[\s\S]*pi_/);
    expect(text).toMatch(/Refund of \$4\.00[\s\S]*Failed[\s\S]*did not take the refund/);
    expect(text).toMatch(/Dispute about \$3\.00[\s\S]*Answer by[\s\S]*taken from your balance/);
    expect(text).toMatch(/fraud/i);
    await widget.scrollIntoViewIfNeeded();
    await shots.takeAll("order-payments");
  });

  it("lead to what a person has to see", async () => {
    const widget = await openOrder();
    await widget.locator("a[href*='#']").first().click();
    await payments.page.getByTestId("attention").waitFor();
  });

  it("lead to all that is known of the payment", async () => {
    const widget = await openOrder();
    await widget.locator("a[href*='/settings/payments/payments/']").first().click();
    await payments.page.getByRole("heading", { name: "Timeline" }).waitFor();
  });

  it("speak Chinese", async () => {
    await payments.page.evaluate(() => {
      localStorage.setItem("lng", "zhCN");
      document.cookie = "lng=zhCN;path=/";
    });
    const widget = await openOrder();
    const text = await widget.innerText();
    expect(text).toMatch(/支付渠道[\s\S]*已收取/);
    expect(text).toMatch(/争议[\s\S]*买家称并未付款[\s\S]*之前回应/);
    expect(text).toMatch(/退款[\s\S]*失败/);
    expect(text).not.toMatch(/[a-z] [a-z]+ [a-z]+/);
    await widget.scrollIntoViewIfNeeded();
    await shots.takeAll("order-payments-zh");
  });

  it("show no secret anywhere", async () => {
    expect(await watch.find(await secretsOf(shop))).toEqual([]);
    expect(watch.answered).toBeGreaterThan(5);
  });
});
