import { existsSync } from "node:fs";
import { randomBytes } from "node:crypto";
import { rm } from "node:fs/promises";
import path from "node:path";
import { JsonClient } from "../../src/demo/json-client";
import { payAtAlipay, payAtStripe } from "../../src/demo/once/buyers";
import { regionOf, type Shop } from "../../src/demo/once/context";
import { Merchant } from "../../src/demo/once/merchant";
import { openShop } from "../../src/demo/once/open-shop";
import { enterAlipayKeys, enterStripeKeys, switchOn } from "../../src/demo/once/set-up";
import { Shopper } from "../../src/demo/once/shopper";
import { ROOT } from "../../src/demo/paths";
import { Shutdown } from "../../src/demo/processes/shutdown";
import { temporaryFolder } from "../../src/demo/processes/temporary-folder";
import { readStoreFacts } from "../../src/demo/store/store-facts";
import { THROW_AWAY_ADMIN } from "../../src/demo/store/throw-away";
import { startThrowAwayStore, type ThrowAwayStore } from "../../src/demo/store/throw-away-store";
import { openBrowser } from "../browser/open-browser";
import { PaymentsPage } from "../browser/payments-page";
import { dashboardCode, packedFiles, placesOfMedusa } from "./installed-packages";
import { NOTHING_CONFIGURED, prepareStore, type PreparedStore } from "./prepare";
import { runSimulators } from "./run-simulators";

/** npm installs a thousand packages, and Medusa bundles its dashboard. */
const PREPARATION_MS = 20 * 60_000;

const SERVER = ".medusa/server/src";
const PARTS = [
  "config/index",
  "workflows/index",
  "modules/payment_hub/index",
  "providers/alipay/index",
  "providers/stripe/index",
  "simulators/alipay/index",
  "simulators/stripe/index",
  "simulators/main",
];
const BESIDE = ["package.json", "README.md", "LICENSE", "grafana/payment-hub.json"];

// Plain JavaScript, because jest's own configuration reads it too.
const { findChromium } = jest.requireActual<{ findChromium(): string | undefined }>(
  "../support/chromium",
);
const itInBrowser = findChromium() ? it : it.skip;

/** From the tarball to captured orders; each test goes on where the one before it ended. */
describe("the packed plugin, installed in a bare store", () => {
  const shutdown = new Shutdown();
  let prepared: PreparedStore;

  beforeAll(async () => {
    process.stdout.write("\n");
    const folder = await temporaryFolder();
    shutdown.defer(() => rm(folder, { recursive: true, force: true }));
    prepared = await prepareStore(folder, shutdown);
  }, PREPARATION_MS);
  afterAll(() => shutdown.run());

  it("holds what runs and nothing else", async () => {
    const files = await packedFiles(prepared.store.folder);
    const names = [...files.keys()];

    for (const part of PARTS) {
      expect(names).toContain(`${SERVER}/${part}.js`);
      expect(names).toContain(`${SERVER}/${part}.d.ts`);
    }
    expect(names).toContain(`${SERVER}/admin/index.mjs`);
    expect(names).toEqual(expect.arrayContaining(BESIDE));
    const strangers = names.filter((name) => !(name.startsWith(SERVER) || BESIDE.includes(name)));
    expect(strangers).toEqual([]);
    const unwanted = names.filter((name) => /__tests__|\/demo\/|\.map$|(?<!\.d)\.tsx?$/.test(name));
    expect(unwanted).toEqual([]);
    const leaking = names.filter((name) => files.get(name)?.includes(ROOT));
    expect(leaking).toEqual([]);
  });

  it("is there once, and so is every package of Medusa", async () => {
    const places = await placesOfMedusa(prepared.store.folder);

    expect(places.get("medusa-payment-hub")).toEqual(["node_modules/medusa-payment-hub"]);
    expect(places.get("@medusajs/framework")).toHaveLength(1);
    expect([...places].filter(([, found]) => found.length > 1)).toEqual([]);
  });

  it("brings its pages into the store's dashboard", async () => {
    const code = await dashboardCode(prepared.store.built);

    expect(code.includes("/admin/payment-hub")).toBe(true);
  });

  it("starts the simulators by a command of their own", async () => {
    const { folder } = prepared.store;
    const simulators = await runSimulators(folder, prepared.store.log("simulators"));
    try {
      for (const url of [simulators.stripe, simulators.alipay]) {
        expect(await new JsonClient(url).get("/__sim/health")).toMatchObject({ status: 200 });
      }
    } finally {
      await simulators.stop();
    }
    expect(await simulators.ended).toBe(0);
    expect(existsSync(path.join(folder, ".medusa/payment-hub-simulators"))).toBe(true);
  });

  describe("when it runs", () => {
    let store: ThrowAwayStore;
    let shop: Shop;
    let merchant: Merchant;

    beforeAll(async () => {
      store = await startThrowAwayStore({
        store: prepared.store.built,
        server: prepared.server,
        template: prepared.database,
        logFile: prepared.store.log("medusa"),
        env: NOTHING_CONFIGURED,
      });
      shutdown.defer(() => store.stop());
      const facts = await readStoreFacts(store.databaseUrl);
      shop = await openShop({ ...store, ...facts, admin: THROW_AWAY_ADMIN });
      merchant = new Merchant(shop);
    });

    it("boots with nothing configured, and refuses payments plainly", async () => {
      for (const [gateway, currency] of [
        ["stripe", "usd"],
        ["alipay", "cny"],
      ] as const) {
        expect(await merchant.gateway(gateway)).toMatchObject({
          state: "not_configured",
          accounts: [],
        });
        const shopper = await Shopper.atCheckout(shop, regionOf(shop, currency));
        expect(await shopper.choose(`pp_${gateway}_${gateway}`)).toMatchObject({ status: 400 });
      }
    });

    itInBrowser("shows its settings in the dashboard", async () => {
      const browser = await openBrowser();
      try {
        const settings = new PaymentsPage(await browser.newPage(), store.url);
        await settings.logIn(THROW_AWAY_ADMIN);
        await settings.openFromSidebar();
        expect(await settings.card("alipay").innerText()).toContain("Not configured");
      } finally {
        await browser.close();
      }
    });

    it("takes keys when the store says where it is", async () => {
      await store.restart({
        PAYMENT_HUB_BACKEND_URL: store.url,
        PAYMENT_HUB_ENCRYPTION_KEY: randomBytes(32).toString("base64"),
        PAYMENT_HUB_STRIPE_SANDBOX_URL: store.stripe.url,
        PAYMENT_HUB_ALIPAY_SANDBOX_URL: store.alipay.url,
      });
      await enterStripeKeys(shop, merchant);
      await enterAlipayKeys(shop, merchant);

      expect(await switchOn(merchant, "stripe")).toBe("sandbox");
      expect(await switchOn(merchant, "alipay")).toBe("sandbox");
    });

    it("takes a payment by Stripe", async () => {
      const shopper = await Shopper.atCheckout(shop, regionOf(shop, "usd"));
      await payAtStripe(shop.stripe, await shopper.pay("pp_stripe_stripe"));

      const { payment } = await merchant.orderOf(shopper.cart.email, "captured");
      expect(payment).toMatchObject({ provider_id: "pp_stripe_stripe", currency_code: "usd" });
    });

    it("takes a payment by Alipay", async () => {
      const shopper = await Shopper.atCheckout(shop, regionOf(shop, "cny"));
      await payAtAlipay(shop.alipay, await shopper.pay("pp_alipay_alipay"));

      const { payment } = await merchant.orderOf(shopper.cart.email, "captured");
      expect(payment).toMatchObject({ provider_id: "pp_alipay_alipay", currency_code: "cny" });
    });
  });
});
