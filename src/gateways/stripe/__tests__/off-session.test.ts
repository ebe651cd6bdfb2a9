import type { CreatePayment } from "../../gateway";
import { buildClient } from "../client";
import { accountOf, customerWithCard, openShop, order, usd, view, type Shop } from "./shop";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop({ statement_descriptor: "SHOE SHOP", payment_methods: ["card"] });
});
afterAll(() => shop.sim.close());
afterEach(() => shop.sim.faults.clear());

async function charging(card?: string, changes: Partial<CreatePayment> = {}) {
  const { reference, method } = await customerWithCard(shop, card);
  return order(2000n, {
    offSession: true,
    customerReference: reference,
    input: { payment_method: method },
    ...changes,
  });
}

const ofOrder = ({ orderNumber }: CreatePayment) =>
  shop.sim.ledger().payments.filter(({ metadata }) => metadata["order_number"] === orderNumber);

function onlyOne(request: CreatePayment) {
  const [payment, ...others] = ofOrder(request);
  if (!payment || others.length > 0) throw new Error("Stripe does not have one payment of it");
  return payment;
}

describe("a charge without the buyer", () => {
  it("is captured, or authorized for a later capture, at once", async () => {
    const captured = await shop.stripe.createPayment(await charging());
    expect(captured).toMatchObject({
      outcome: "succeeded",
      value: { status: "captured", captured: usd(2000n) },
    });
    const authorized = await shop.stripe.createPayment(
      await charging("pm_card_visa", { captureMethod: "manual" }),
    );
    expect(authorized).toMatchObject({
      outcome: "succeeded",
      value: { status: "authorized", capturable: usd(2000n) },
    });
    expect(view(authorized).authorizationEndsAt).toBeInstanceOf(Date);
  });

  it("takes an address to come back to", async () => {
    const request = await charging("pm_card_visa", { returnUrl: "https://shop.example/back" });
    expect((await shop.stripe.createPayment(request)).outcome).toBe("succeeded");
  });

  it("is made once however often it is sent", async () => {
    const request = await charging();
    await shop.stripe.createPayment(request);
    await shop.stripe.createPayment(request);
    expect(ofOrder(request)).toMatchObject([{ captured: 2000 }]);
  });

  it.each([
    ["pm_card_authenticationRequiredOnSetup", "authentication_required"],
    ["pm_card_chargeCustomerFail", "card_declined"],
  ])("with %s is declined for %s, and says what is left to be canceled", async (card, code) => {
    const request = await charging(card);
    expect(await shop.stripe.createPayment(request)).toMatchObject({
      outcome: "declined",
      error: { code },
      left: onlyOne(request).payment_intent,
    });
    expect(onlyOne(request).captured).toBe(0);
  });

  it("is declined when the buyer would have to go somewhere, and says what is left", async () => {
    const { reference } = await customerWithCard(shop);
    const client = buildClient(accountOf(shop.sim));
    const { id } = await client.paymentMethods.create({ type: "klarna" });
    await client.paymentMethods.attach(id, { customer: reference });
    const request = await charging("pm_card_visa", {
      customerReference: reference,
      input: { payment_method: id },
      returnUrl: "https://shop.example/back",
    });
    expect(await shop.stripe.createPayment(request)).toMatchObject({
      outcome: "declined",
      error: { code: "authentication_required" },
      left: onlyOne(request).payment_intent,
    });
    expect(onlyOne(request).captured).toBe(0);
  });

  it("is unknown when the answer was lost, is not canceled, and is found", async () => {
    const request = await charging();
    shop.sim.faults.add({ kind: "drop_after", path: "/v1/payment_intents", times: 2 });
    const { outcome } = await shop.stripe.createPayment(request);
    expect(outcome).toBe("unknown");
    expect(ofOrder(request)).toMatchObject([{ state: "succeeded", captured: 2000 }]);
    const found = await shop.stripe.findCreated({ ...request, startedAt: new Date() });
    expect(view(found)).toMatchObject({ status: "captured", captured: usd(2000n) });
  });

  it("is refused for a method of somebody else", async () => {
    const mine = await charging();
    const other = await customerWithCard(shop);
    const stolen = { ...mine, input: { payment_method: other.method } };
    expect(await shop.stripe.createPayment(stolen)).toMatchObject({
      outcome: "rejected",
      error: { code: "not_found" },
    });
    expect(ofOrder(stolen)).toEqual([]);
  });

  it("is refused without a saved method", async () => {
    const outcome = await shop.stripe.createPayment(order(2000n, { offSession: true }));
    expect(outcome).toMatchObject({ outcome: "rejected", error: { code: "request_invalid" } });
  });

  it("writes the same on the payment as any other", async () => {
    const request = await charging();
    const { reference } = view(await shop.stripe.createPayment(request));
    expect(await shop.intent({ reference })).toMatchObject({
      description: "A test",
      statement_descriptor_suffix: "SHOE SHOP",
      metadata: { order_number: request.orderNumber },
    });
  });
});
