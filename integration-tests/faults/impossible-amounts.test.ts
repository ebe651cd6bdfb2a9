import { boughtAtStripe, type Bought } from "../support/bought";
import { payAtStripe } from "../../src/demo/once/buyers";
import { expectStatus } from "../../src/demo/once/context";
import { paymentOf } from "../support/medusa-payment";
import { openMarkets, type NewMarket } from "../support/new-market";
import { openShop, type OpenShop } from "../support/open-shop";
import { STRIPE } from "../support/providers";
import { expectBooksAgree, STRIPE_TILL, TILLS, type Till } from "../support/tills";

let shop: OpenShop;
let markets: Map<string, NewMarket>;
beforeAll(async () => {
  shop = await openShop({ alipay: { refundIntervalMs: 0 } });
  markets = await openMarkets(shop, { mo: "jpy" });
});
afterAll(() => shop?.stop());

/** As the Admin API takes it: the dashboard's own checks are not in the way. */
function ask(bought: Bought, operation: "capture" | "refund", amount: unknown) {
  const path = `/admin/payments/${bought.order.payment.id}/${operation}`;
  return shop.admin.post<{ message?: string }>(path, { amount });
}

/** Each is answered 400 with a reason, and neither Medusa nor the gateway has moved. */
async function expectRefused(
  till: Till,
  bought: Bought,
  operation: "capture" | "refund",
  ...amounts: unknown[]
): Promise<void> {
  const state = async () => {
    const { captures, refunds } = await paymentOf(shop.merchant, bought.order.email);
    const sums = [captures, refunds].map((rows) => rows.map(({ amount }) => amount));
    return { sums, held: till.held(shop, bought.session) };
  };
  const before = await state();
  const answers: { amount: unknown; status: number }[] = [];
  for (const amount of amounts) {
    const { status, body } = await ask(bought, operation, amount);
    answers.push({ amount, status });
    if (status === 400) expect(body.message).toMatch(/^(?!.*unknown error).*\w{4}/i);
  }
  expect(answers).toEqual(amounts.map((amount) => ({ amount, status: 400 })));
  expect(await state()).toEqual(before);
}

/** In cents or fen of the payment's amount. */
const beyond = ({ order }: Bought, hundredths: number): number =>
  (Math.round(order.payment.amount * 100) + hundredths) / 100;

const impossible = (bought: Bought): unknown[] => [
  ...[0, -5, -0.01, "5", 1e15, 0.001],
  ...[beyond(bought, 1), beyond(bought, 100)],
];

describe("a capture of an impossible amount", () => {
  it("is refused, changes nothing, and keeps no right one from being made", async () => {
    const bought = await boughtAtStripe(shop, "manual", 2);
    await expectRefused(STRIPE_TILL, bought, "capture", ...impossible(bought));
    await expectStatus(shop.merchant.capture(bought.order.payment));
    await expectRefused(STRIPE_TILL, bought, "refund", beyond(bought, 1));
    await expectBooksAgree(shop, STRIPE_TILL, bought);
  });
});

// Medusa itself lets up to one coin more than there is pass, and keeps whatever fraction it is given:
// its books would then show more than there ever was.
describe("less than a coin too much", () => {
  it("is refused as a capture", async () => {
    const bought = await boughtAtStripe(shop, "manual");
    await expectRefused(STRIPE_TILL, bought, "capture", bought.order.payment.amount + 0.004);
  });

  it.each(TILLS)("is refused as a refund at $gateway", async (till) => {
    const bought = await till.buy(shop);
    await expectRefused(till, bought, "refund", bought.order.payment.amount + 0.009);
  });
});

describe.each(TILLS)("a refund of an impossible amount at $gateway", (till) => {
  it("is refused, changes nothing, and keeps no right one from being made", async () => {
    const bought = await till.buy(shop);
    await expectRefused(till, bought, "refund", ...impossible(bought));
    await expectStatus(shop.merchant.refund(bought.order.payment, 1));
    await expectRefused(till, bought, "refund", bought.order.payment.amount);
    await expectStatus(shop.merchant.refund(bought.order.payment, beyond(bought, -100)));
    await expectRefused(till, bought, "refund", 0.01);
    await expectBooksAgree(shop, till, bought);
  });

  it("is refused, or made up for by the next, when the gateway has no coin for it", async () => {
    const bought = await till.buy(shop);
    for (const amount of [5.005, 5.005]) {
      const { status } = await ask(bought, "refund", amount);
      expect([200, 400]).toContain(status);
      await expectBooksAgree(shop, till, bought);
    }
  });
});

describe("a currency without decimals", () => {
  it("is refunded neither by one more than was captured, nor by half of one", async () => {
    const shopper = await markets.get("jpy")?.cartOf(1500);
    const session = await shopper?.pay(STRIPE);
    if (!shopper || !session) throw new Error("there is no market in yen");
    await payAtStripe(shop.stripe, session);
    const order = await shop.merchant.orderOf(shopper.cart.email, "captured");
    const bought = { shopper, session, order };
    await expectRefused(STRIPE_TILL, bought, "refund", 0.5, 1501, 1500.9);
    await expectStatus(shop.merchant.refund(order.payment, 1500));
    await expectRefused(STRIPE_TILL, bought, "refund", 1);
    await expectBooksAgree(shop, STRIPE_TILL, bought);
  });
});
