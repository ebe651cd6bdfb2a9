import { startStore, type TestStore } from "../support/start-store";

describe("a store where no gateway is configured", () => {
  let store: TestStore;

  beforeAll(async () => {
    store = await startStore();
  });
  afterAll(() => store?.stop());

  it("boots and is healthy", async () => {
    expect(await store.anonymous.get("/health")).toMatchObject({ status: 200, body: "OK" });
  });

  it("serves the admin dashboard", async () => {
    const { status, body } = await store.anonymous.get<string>("/app");

    expect(status).toBe(200);
    expect(body).toContain('<div id="medusa">');
  });

  it("logs the admin in", async () => {
    const { status, body } = await store.admin.get("/admin/users/me");

    expect(status).toBe(200);
    expect(body).toMatchObject({ user: { email: "admin@example.com" } });
  });

  it("sells in four currencies, with Alipay where it can charge", async () => {
    const { status, body } = await store.storefront.get<{ regions: { currency_code: string }[] }>(
      "/store/regions",
    );
    expect(status).toBe(200);
    expect(body.regions.map((region) => region.currency_code).sort()).toEqual([
      "cny",
      "eur",
      "jpy",
      "usd",
    ]);

    const china = store.regions.find((region) => region.currency_code === "cny");
    const providers = await store.storefront.get<{ payment_providers: { id: string }[] }>(
      `/store/payment-providers?region_id=${china?.id}`,
    );
    expect(providers.body.payment_providers.map(({ id }) => id).sort()).toEqual([
      "pp_alipay_alipay",
      "pp_stripe_stripe",
    ]);
  });
});
