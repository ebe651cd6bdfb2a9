import { Money } from "../../../lib/money";
import type { AccountOptions, CreatePayment } from "../../gateway";
import { openShop, type Shop } from "./shop";

const shops: Shop[] = [];
afterAll(() => Promise.all(shops.map(({ sim }) => sim.close())));

/** What Stripe holds of a payment that a shop with these options began. */
async function made(options: AccountOptions, changes: Partial<CreatePayment> = {}) {
  const shop = await openShop(options);
  shops.push(shop);
  return shop.intent(await shop.begin(2000n, changes));
}

const EUROS = { amount: Money.of(2000n, "eur") };

describe("the methods of a payment", () => {
  it("are all that the account allows when nobody chose", async () => {
    const intent = await made({});
    expect(intent.automatic_payment_methods).toMatchObject({ enabled: true });
    expect(intent.payment_method_types).toEqual(expect.arrayContaining(["card", "link", "alipay"]));
  });

  it("are those that the merchant chose for the account", async () => {
    const intent = await made({ payment_methods: ["card", "klarna"] });
    expect(intent.allowed_payment_method_types).toEqual(["card", "klarna"]);
    expect(intent.payment_method_types).toEqual(["card", "klarna"]);
  });

  it("are those of the request before the account's", async () => {
    const intent = await made({ payment_methods: ["card"] }, { ...EUROS, methods: ["ideal"] });
    expect(intent.payment_method_types).toEqual(["ideal"]);
  });

  it.each([["ideal"], ["bancontact"], ["p24"], ["alipay"], ["wechat_pay"]])(
    "take the money at once when it is only %s, which cannot wait",
    async (method) => {
      const intent = await made({}, { ...EUROS, methods: [method], captureMethod: "manual" });
      expect(intent).toMatchObject({ capture_method: "automatic", payment_method_types: [method] });
    },
  );

  it("leave out what cannot wait for a capture as long as there is one that can", async () => {
    const methods = ["card", "ideal"];
    const intent = await made({}, { ...EUROS, methods, captureMethod: "manual" });
    expect(intent).toMatchObject({ capture_method: "manual", payment_method_types: ["card"] });
  });

  it("show WeChat Pay's code in a browser", async () => {
    const intent = await made({}, { methods: ["wechat_pay"] });
    expect(intent.payment_method_options).toEqual({ wechat_pay: { client: "web" } });
  });
});

describe("captures in parts", () => {
  const keep: AccountOptions = { after_partial_capture: "keep" };

  it("are asked for when the rest is to be kept and cards are captured later", async () => {
    const intent = await made(keep, { captureMethod: "manual" });
    expect(intent.payment_method_options).toEqual({
      card: { request_multicapture: "if_available" },
    });
  });

  it.each([
    ["the money is taken at once", {}],
    ["no card is taken", { captureMethod: "manual", methods: ["klarna"], ...EUROS }],
  ] as const)("are not asked for when %s", async (_, changes) => {
    expect((await made(keep, changes)).payment_method_options).toEqual({});
  });
});

describe("what is written on a payment", () => {
  it("is the account's template with our number in it, or else what the shop says", async () => {
    const intent = await made({ description: "Shoes {order_number} ({order_number})" });
    const { order_number } = intent.metadata;
    expect(intent.description).toBe(`Shoes ${order_number} (${order_number})`);
    expect((await made({})).description).toBe("A test");
  });

  it("follows the account's name on a card statement, and stands alone elsewhere", async () => {
    const options = { statement_descriptor: "SHOE SHOP" };
    expect(await made(options)).toMatchObject({
      statement_descriptor: null,
      statement_descriptor_suffix: "SHOE SHOP",
    });
    expect(await made(options, { ...EUROS, methods: ["ideal"] })).toMatchObject({
      statement_descriptor: "SHOE SHOP",
      statement_descriptor_suffix: null,
    });
  });

  it("is our number, whatever the metadata says", async () => {
    const intent = await made({}, { metadata: { cart_id: "cart_1", order_number: "another" } });
    expect(intent.metadata).toMatchObject({
      cart_id: "cart_1",
      order_number: expect.stringMatching(/^MPHTEST/),
    });
  });
});
