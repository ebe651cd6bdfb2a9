import type { Browser } from "playwright-core";
import { THROW_AWAY_ADMIN } from "../../src/demo/store/throw-away";
import { startStore, type TestStore } from "../support/start-store";
import { violationsOf } from "./axe";
import { openBrowser } from "./open-browser";
import { PaymentsPage } from "./payments-page";
import { ScreenShots } from "./screen-shots";
import { SecretWatch } from "./secret-watch";

/** A merchant sets up both gateways by the dashboard alone; each test goes on where one ended. */
describe("Settings → Payments", () => {
  let store: TestStore;
  let browser: Browser;
  let payments: PaymentsPage;
  let watch: SecretWatch;
  let shots: ScreenShots;

  beforeAll(async () => {
    store = await startStore();
    browser = await openBrowser();
    const page = await browser.newPage({ viewport: { width: 1440, height: 1000 } });
    payments = new PaymentsPage(page, store.url);
    watch = new SecretWatch(page, store);
    shots = new ScreenShots(page);
    await payments.logIn(THROW_AWAY_ADMIN);
  });
  afterAll(async () => {
    await browser?.close();
    await store?.stop();
  });

  const shoot = (name: string) => shots.take(name);
  const secrets = () => [
    store.stripe.account.secret_key,
    WEBHOOK_SECRET,
    // The server stores it as PEM, so a piece that no line break can fall into.
    store.alipay.app.private_key.slice(70, 110),
  ];

  it("shows both gateways, not configured", async () => {
    await payments.openFromSidebar();

    for (const gateway of ["stripe", "alipay"]) {
      expect(await payments.card(gateway).innerText()).toContain("Not configured");
    }
    await shoot("list-empty");
  });

  it("says at the field that a publishable key is not the secret one", async () => {
    await payments.page.getByRole("link", { name: "Set up Stripe" }).click();
    await payments.press("Enter keys");
    const { publishable_key } = store.stripe.account;
    await payments.fill({ publishable_key, secret_key: publishable_key });
    await payments.press("Save keys");

    const refusal = payments.field("secret_key").getByText("not the secret key");
    await refusal.waitFor();
    expect(await payments.field("secret_key").locator("[aria-invalid=true]").count()).toBe(1);
    expect(await payments.field("publishable_key").locator("[aria-invalid=true]").count()).toBe(0);
    await shoot("stripe-refused");
  });

  it("shows at the field what Stripe itself refuses", async () => {
    await payments.fill({ secret_key: "sk_test_51NoSuchKeyAtStripe000000000000" });
    await payments.press("Save keys");

    const refusal = payments.field("secret_key").getByText("does not accept the secret key");
    await refusal.waitFor();
    await shoot("stripe-unknown-key");
  });

  it("stores Stripe's keys and shows them masked", async () => {
    const { secret_key, id } = store.stripe.account;
    await payments.fill({ secret_key, webhook_secret: WEBHOOK_SECRET });
    // While they are typed they are there: so the search below is known to find them.
    expect(await watch.find([secret_key])).toContain("the form fields");
    await payments.saveKeys();

    await payments.page.getByText(id).first().waitFor();
    await payments.page.getByText(`••••${secret_key.slice(-4)}`).waitFor();
  });

  it("checks the connection to Stripe", async () => {
    const checks = await payments.checkConnection("stripe");

    expect(checks).toMatchObject({ key_valid: true, mode: true, account: true });
    await shoot("stripe-checked");
  });

  it("takes payments in the sandbox once it is switched on", async () => {
    await payments.switchOn();
    await payments.page.getByText("Settings saved").first().waitFor();
    await shoot("stripe-on");

    await payments.openList();
    expect(await payments.card("stripe").innerText()).toContain("Sandbox");
    const { body } = await store.admin.get<{ gateway: object }>(
      "/admin/payment-hub/gateways/stripe",
    );
    expect(body.gateway).toMatchObject({ enabled: true, state: "sandbox" });
  });

  it("sets how Stripe's payments are taken, and says at the field what Stripe cannot take", async () => {
    await payments.openGateway("stripe");
    const section = payments.page.getByTestId("account-options");
    expect(await section.innerText()).toContain("All that are on in Stripe");
    await section.getByRole("button", { name: "Edit" }).click();
    await payments.page.getByRole("radio", { name: "Only these" }).click();
    await payments.page.getByRole("checkbox", { name: "iDEAL" }).click();
    await payments.fill({ statement_descriptor: "<jars>", description: "Jar {order_number}" });
    await payments.press("Save");
    await payments.field("statement_descriptor").locator("[aria-invalid=true]").waitFor();
    await shoot("stripe-options-refused");

    await payments.fill({ statement_descriptor: "JAR SHOP" });
    await payments.press("Save");
    await payments.page.getByRole("dialog").waitFor({ state: "detached" });
    await section.getByText("Card, iDEAL").waitFor();
    await section.getByText("JAR SHOP").waitFor();
    await shoot("stripe-options");
    const { body } = await store.admin.get<{ gateway: { accounts: { options: object }[] } }>(
      "/admin/payment-hub/gateways/stripe",
    );
    expect(body.gateway.accounts[0]?.options).toEqual({
      payment_methods: ["card", "ideal"],
      statement_descriptor: "JAR SHOP",
      description: "Jar {order_number}",
    });

    await section.getByRole("button", { name: "Edit" }).click();
    await payments.page.getByRole("radio", { name: "All that are on in Stripe" }).click();
    await payments.press("Save");
    await section.getByText("All that are on in Stripe").waitFor();
  });

  it("sets up Alipay the same way", async () => {
    const { app_id, seller_id, private_key, alipay_public_key } = store.alipay.app;
    await payments.openGateway("alipay");
    await payments.press("Enter keys");
    await payments.fill({ app_id, seller_id, private_key, alipay_public_key });
    await payments.saveKeys();
    const checks = await payments.checkConnection("alipay");
    await payments.switchOn();
    await shoot("alipay-on");

    expect(checks).toMatchObject({ keys: true, reachable: true, app_id: true, signature: true });
    await payments.openList();
    expect(await payments.card("alipay").innerText()).toContain("Sandbox");
    await shoot("list-filled");
  });

  it("keeps stored values of fields left empty", async () => {
    await payments.openGateway("stripe");
    await payments.press("Change keys");
    await payments.fill({ webhook_secret: OTHER_WEBHOOK_SECRET });
    await payments.saveKeys();

    await payments.page.getByText(`••••${OTHER_WEBHOOK_SECRET.slice(-4)}`).waitFor();
    await payments.page.getByText(`••••${store.stripe.account.secret_key.slice(-4)}`).waitFor();
  });

  it("refuses to go live without live keys, and says why", async () => {
    await payments.page.getByRole("radio", { name: "Live" }).click();
    await payments.page.getByRole("alertdialog").getByText("real money").waitFor();
    await payments.press("Switch to live");

    await payments.page.getByRole("alert").getByText("no live keys").waitFor();
    expect(await payments.page.getByRole("radio", { name: "Sandbox" }).isChecked()).toBe(true);
    await shoot("live-refused");
  });

  it("stays in sandbox when going live is not confirmed", async () => {
    await payments.openGateway("alipay");
    await payments.page.getByRole("radio", { name: "Live" }).click();
    await payments.page.getByRole("alertdialog").waitFor();
    await payments.press("Cancel");

    expect(await payments.page.getByRole("radio", { name: "Sandbox" }).isChecked()).toBe(true);
    const { body } = await store.admin.get<{ gateway: object }>(
      "/admin/payment-hub/gateways/alipay",
    );
    expect(body.gateway).toMatchObject({ active_environment: "sandbox" });
  });

  it("keeps no secret in the page, its storage or any answer", async () => {
    await payments.openGateway("stripe");

    expect(await watch.find([...secrets(), OTHER_WEBHOOK_SECRET])).toEqual([]);
    expect(watch.answered).toBeGreaterThan(20);
    await shoot("stripe");
  });

  it("is read by axe, which finds a picture without words", async () => {
    await payments.page.evaluate(() => {
      document.querySelector("main")?.append(document.createElement("img"));
    });

    const rules = (await violationsOf(payments.page)).map(({ rule }) => rule);
    expect(rules).toContain("image-alt");
  });

  it("speaks Chinese", async () => {
    await payments.page.evaluate(() => {
      localStorage.setItem("lng", "zhCN");
      document.cookie = "lng=zhCN;path=/";
    });
    await payments.openList();

    await payments.page.getByRole("link", { name: "收款", exact: true }).first().waitFor();
    expect(await payments.card("alipay").innerText()).toMatch(/支付宝[\s\S]*沙箱/);
    await payments.openGateway("alipay");
    await payments.page.getByRole("button", { name: "检测连接" }).waitFor();
    await payments.page.getByText("支付宝认可该应用 ID。").waitFor();
    await shoot("alipay-zh");
  });

  it("retires an account, which goes on serving its own payments", async () => {
    await payments.page.getByRole("button", { name: "更多操作" }).click();
    await payments.page.getByRole("menuitem", { name: "停用此账户" }).click();
    await payments.page
      .getByRole("alertdialog")
      .getByRole("button", { name: "停用此账户" })
      .click();

    await payments.page.getByText("以往账户").waitFor();
    await payments.page.getByText("未配置").waitFor();
    await payments.page.getByText(store.alipay.app.app_id).waitFor();
  });
});

const WEBHOOK_SECRET = "whsec_BrowserTestSecretNumber0001aaaa";
const OTHER_WEBHOOK_SECRET = "whsec_BrowserTestSecretNumber0002bbbb";
