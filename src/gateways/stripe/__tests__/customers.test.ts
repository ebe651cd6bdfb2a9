import type Stripe from "stripe";
import type { CustomerOperations } from "../../gateway";
import { hasValue } from "../../outcome";
import { savedMethodOf } from "../saved-method";
import { customerWithCard, openShop, order, view, type Shop } from "./shop";

let shop: Shop;
let customers: CustomerOperations;
beforeAll(async () => {
  shop = await openShop();
  if (!shop.stripe.customers) throw new Error("Stripe keeps customers");
  customers = shop.stripe.customers;
});
afterAll(() => shop.sim.close());
afterEach(() => shop.sim.faults.clear());

const MISSING = {
  outcome: "rejected",
  error: { code: "not_found", gatewayCode: "customer_missing" },
};

async function deletedCustomer(): Promise<string> {
  const { reference } = await customerWithCard(shop);
  expect(hasValue(await customers.remove(reference))).toBe(true);
  return reference;
}

describe("a customer who was deleted at Stripe", () => {
  it("is recognizably missing to a new payment", async () => {
    const customerReference = await deletedCustomer();
    const outcome = await shop.stripe.createPayment(order(500n, { customerReference }));
    expect(outcome).toMatchObject(MISSING);
  });

  it("is recognizably missing to everything that is done with customers", async () => {
    const reference = await deletedCustomer();
    const details = { customerId: "cus_medusa", name: "A buyer" };
    expect(await customers.update(reference, details, "missing_1")).toMatchObject(MISSING);
    expect(await customers.listMethods(reference)).toMatchObject(MISSING);
    expect(await customers.saveMethod(reference, "missing_2")).toMatchObject(MISSING);
    expect(await customers.remove(reference)).toMatchObject(MISSING);
  });

  it("is as missing when another account has it", async () => {
    const other = await openShop();
    const { reference } = await customerWithCard(other);
    await other.sim.close();
    const outcome = await shop.stripe.createPayment(order(500n, { customerReference: reference }));
    expect(outcome).toMatchObject(MISSING);
  });

  it("is not taken for the payment that is missing", async () => {
    const outcome = await shop.stripe.retrievePayment({ reference: "pi_nobody" });
    expect(outcome).toMatchObject({ outcome: "rejected", error: { code: "not_found" } });
    expect(outcome).not.toMatchObject({ error: { gatewayCode: "customer_missing" } });
  });
});

describe("saved methods", () => {
  it("are listed with what tells them apart, to their customer alone", async () => {
    const one = await customerWithCard(shop);
    const other = await customerWithCard(shop, "pm_card_mastercard");
    expect(view(await customers.listMethods(one.reference))).toEqual([
      {
        reference: one.method,
        data: {
          id: one.method,
          type: "card",
          created: expect.any(Number),
          card: { brand: "visa", last4: "4242", exp_month: 12, exp_year: expect.any(Number) },
        },
      },
    ]);
    const [listed] = view(await customers.listMethods(other.reference));
    expect(listed?.data).toMatchObject({ card: { brand: "mastercard" } });
  });

  it("say which wallet a card is in", () => {
    const card = { brand: "visa", last4: "4242", exp_month: 1, exp_year: 2040 };
    const method = {
      id: "pm_1",
      type: "card",
      created: 1,
      card: { ...card, country: "US", wallet: { type: "apple_pay" } },
    } as unknown as Stripe.PaymentMethod;
    expect(savedMethodOf(method).data).toEqual({
      id: "pm_1",
      type: "card",
      created: 1,
      card: { ...card, wallet: "apple_pay" },
    });
  });

  it("begin with a set-up that the browser finishes", async () => {
    const { reference } = await customerWithCard(shop);
    const saved = view(await customers.saveMethod(reference, `save_${reference}`));
    expect(saved).toMatchObject({
      reference: expect.stringMatching(/^seti_/),
      data: {
        client_secret: expect.stringContaining("_secret_"),
        status: "requires_payment_method",
      },
    });
    await shop.control(`setup_intents/${saved.reference}/confirm`, {
      payment_method: "pm_card_amex",
    });
    const types = view(await customers.listMethods(reference)).map(({ data }) => data["card"]);
    expect(types).toContainEqual(expect.objectContaining({ brand: "amex" }));
  });

  it("are removed by their owner only", async () => {
    const one = await customerWithCard(shop);
    const other = await customerWithCard(shop);
    expect(await customers.removeMethod(other.reference, one.method)).toMatchObject({
      outcome: "rejected",
      error: { code: "not_found" },
    });
    expect(view(await customers.listMethods(one.reference))).toHaveLength(1);
    expect((await customers.removeMethod(one.reference, one.method)).outcome).toBe("succeeded");
    expect(view(await customers.listMethods(one.reference))).toEqual([]);
  });
});
