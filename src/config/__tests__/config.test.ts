import { withPaymentHub } from "..";

type Entry = {
  resolve: string;
  id?: string;
  dependencies?: string[];
  options?: { providers?: Entry[] };
};

function paymentModule(config: ReturnType<typeof withPaymentHub>): Entry {
  const entries = (config.modules ?? []) as unknown as Entry[];
  const found = entries.filter((entry) => entry.resolve === "@medusajs/medusa/payment");
  expect(found).toHaveLength(1);
  return found[0] as Entry;
}

describe("withPaymentHub", () => {
  it("adds the plugin with its options, and both providers to the Payment module", () => {
    const config = withPaymentHub({}, { backend_url: "https://shop.example/" });
    expect(config.plugins).toEqual([
      {
        resolve: "medusa-payment-hub",
        options: { backend_url: "https://shop.example", event_retention_days: 180 },
      },
    ]);
    const payment = paymentModule(config);
    expect(payment.dependencies).toEqual(["payment_hub"]);
    expect(payment.options?.providers?.map(({ id }) => id)).toEqual(["stripe", "alipay"]);
  });

  it("keeps the providers, modules and plugins that are there already", () => {
    const config = withPaymentHub({
      plugins: ["another-plugin"],
      modules: [
        { resolve: "./src/modules/other" },
        {
          resolve: "@medusajs/medusa/payment",
          dependencies: ["other"],
          options: { providers: [{ resolve: "other-provider", id: "other" }] },
        },
      ],
    });
    expect(config.plugins?.[0]).toBe("another-plugin");
    expect((config.modules as unknown as Entry[])[0]?.resolve).toBe("./src/modules/other");
    const payment = paymentModule(config);
    expect(payment.dependencies).toEqual(["other", "payment_hub"]);
    expect(payment.options?.providers?.map(({ id }) => id)).toEqual(["other", "stripe", "alipay"]);
  });

  it("refuses a provider that would have the same id, instead of losing one of them", () => {
    const providers = [{ resolve: "@medusajs/payment-stripe", id: "stripe" }];
    const modules = [{ resolve: "@medusajs/medusa/payment", options: { providers } }];
    expect(() => withPaymentHub({ modules })).toThrow(
      /brings the payment provider "stripe" itself/,
    );
  });

  it("knows the Payment module by its other names", () => {
    for (const named of [{ resolve: "@medusajs/payment" }, { key: "payment" }]) {
      const config = withPaymentHub({ modules: [named] });
      expect(config.modules).toHaveLength(1);
    }
  });

  it("takes options that are undefined, as unset environment variables are", () => {
    const unset = { backend_url: undefined, sandbox_endpoints: { stripe: undefined } };
    expect(() => withPaymentHub({}, unset)).not.toThrow();
  });

  it("refuses a sandbox endpoint of a gateway that does not exist", () => {
    const sandbox_endpoints = { paypal: "http://localhost:1" } as never;
    expect(() => withPaymentHub({}, { sandbox_endpoints })).toThrow(/paypal/);
  });

  it("refuses an option that is misspelt, instead of ignoring it", () => {
    expect(() => withPaymentHub({}, { backendUrl: "https://shop.example" } as never)).toThrow(
      /backendUrl/,
    );
  });
});
