import { currencyCode, Money } from "../../../lib/money";
import { contradictionIn } from "../contradiction-in";

const OURS = "2088000000000001";
const amount = Money.of(8888n, currencyCode("cny"));
const known = { fields: { seller_id: OURS }, payment: { orderNumber: "MPH1", amount } };

const TRADE = {
  notify_type: "trade_status_sync",
  trade_status: "TRADE_SUCCESS",
  out_trade_no: "MPH1",
  seller_id: OURS,
  total_amount: "88.88",
};
const FREEZE = { notify_type: "fund_auth_freeze", out_order_no: "MPH1", amount: "88.88" };

test.each<[string, Record<string, unknown>]>([
  ["of the payment as it was asked for", TRADE],
  ["with the amount written in another way", { ...TRADE, total_amount: "88.880" }],
  ["of a capture of a part", { ...TRADE, out_trade_no: "MPH1_capture_1", total_amount: "8.00" }],
  ["of a freeze, whether or not it names the payee", FREEZE],
  ["of a freeze that names the payee", { ...FREEZE, payee_user_id: OURS }],
  ["that names the currency", { ...TRADE, trans_currency: "CNY" }],
  ["that names no amount", { ...TRADE, total_amount: undefined }],
])("a notification %s contradicts nothing", (_, said) => {
  expect(contradictionIn(said, known)).toBeUndefined();
});

test.each<[string, Record<string, unknown>, string]>([
  ["another seller", { ...TRADE, seller_id: "2088999999999999" }, "another seller"],
  ["no seller", { ...TRADE, seller_id: undefined }, "another seller"],
  ["another payee", { ...FREEZE, payee_user_id: "2088999999999999" }, "another seller"],
  ["another currency", { ...TRADE, trans_currency: "HKD" }, "HKD"],
  ["less", { ...TRADE, total_amount: "88.87" }, "8887 cny where 8888 cny was asked for"],
  ["more", { ...TRADE, total_amount: "88.89" }, "8889 cny where 8888 cny was asked for"],
  ["less frozen", { ...FREEZE, amount: "1.00" }, "100 cny"],
  [
    "more captured",
    { ...TRADE, out_trade_no: "MPH1_capture_1", total_amount: "99.00" },
    "9900 cny",
  ],
])("a notification of %s does", (_, said, why) => {
  expect(contradictionIn(said, known)).toContain(why);
});

test("of a payment that is not known (yet), the seller is compared", () => {
  const { fields } = known;
  expect(contradictionIn({ ...TRADE, total_amount: "1.00" }, { fields })).toBeUndefined();
  expect(contradictionIn({ ...TRADE, seller_id: "1" }, { fields })).toContain("another seller");
});
