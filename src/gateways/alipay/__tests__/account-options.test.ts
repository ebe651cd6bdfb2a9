import { alipayGateway, createAlipayGateway } from "..";
import { account, manualOrder, openShop, order, watchCalls } from "./shop";

const parse = alipayGateway.parseAccountOptions;
const problem = (field: string) => ({
  ok: false,
  problems: [
    { field, message: expect.stringMatching(/.{10}/), fix: expect.stringMatching(/.{5}/) },
  ],
});

test("nothing chosen is nothing", () => {
  expect(parse({})).toEqual({ ok: true, options: {} });
  expect(parse({ description: undefined })).toEqual({ ok: true, options: {} });
});

test("what Alipay can do is taken", () => {
  const options = {
    capture_method: "manual",
    after_partial_capture: "keep",
    description: "Tea house, order {order_number}",
  };
  expect(parse(options)).toEqual({ ok: true, options });
});

test("a description loses what Alipay refuses in one", () => {
  expect(parse({ description: " Tea & cups / {order_number} " })).toEqual({
    ok: true,
    options: { description: "Tea cups {order_number}" },
  });
});

test.each<[string, unknown]>([
  ["capture_method", "later"],
  ["after_partial_capture", true],
  ["payment_methods", ["card"]],
  ["payment_methods", []],
  ["statement_descriptor", "TEA"],
  ["description", 7],
  ["description", " / & = "],
  ["description", "Order {number}"],
  ["description", "Order {order_number"],
  ["description", "茶".repeat(257)],
  ["anything", 1],
])("%s: %j is a problem that is named", (field, value) => {
  expect(parse({ [field]: value })).toEqual(problem(field));
});

test("all problems are named at once", () => {
  const parsed = parse({ payment_methods: ["card"], capture_method: "later", other: 1 });
  const fields = parsed.ok ? [] : parsed.problems.map(({ field }) => field);
  expect(fields.sort()).toEqual(["capture_method", "other", "payment_methods"]);
});

test("the account's own words are what the buyer reads", async () => {
  const shop = await openShop();
  const options = { description: "Tea house {order_number}" };
  const alipay = createAlipayGateway().connect({ ...account(shop.sim, shop.sim.app), options });
  const paid = order(500n, { channel: "qr" });
  const frozen = manualOrder(500n);
  const calls = watchCalls();
  await alipay.createPayment(paid);
  await alipay.createPayment(frozen);
  jest.restoreAllMocks();
  await shop.sim.close();
  expect(calls.map(({ body }) => body.subject ?? body.order_title)).toEqual([
    `Tea house ${paid.orderNumber}`,
    `Tea house ${frozen.orderNumber}`,
  ]);
});
