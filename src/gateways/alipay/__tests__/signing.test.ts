import { AlipaySdk } from "alipay-sdk";
import { KeyObject, Sign } from "node:crypto";
import { ClockWatch } from "../../clock-skew";
import { openKeys } from "../account-keys";
import { buildClient } from "../client";
import { TIMEOUTS } from "../timeouts";
import { GOOD } from "./pasted-keys";

const at = new Date("2026-03-01T20:00:00Z");
const endpoint = "https://openapi.alipay.com";

function client() {
  const opened = openKeys(GOOD);
  if (!opened.ok) throw new Error(opened.message);
  const account = {
    id: "a",
    environment: "live",
    merchantId: "",
    fields: GOOD,
    options: {},
    endpoint,
  } as const;
  const clock = { now: () => at };
  const watch = new ClockWatch();
  return buildClient({ account, keys: opened.keys, clock, watch, timeouts: TIMEOUTS });
}

/** The SDK as its manual has it: keys as text, parsed at each call. */
function plainSdk() {
  return new AlipaySdk({
    appId: GOOD.app_id,
    privateKey: GOOD.private_key,
    keyType: "PKCS8",
    alipayPublicKey: GOOD.alipay_public_key,
    gateway: `${endpoint}/gateway.do`,
    endpoint,
  });
}

const content = {
  out_trade_no: "MPH1",
  total_amount: "8.88",
  subject: '茶杯 50% + "more"',
  time_expire: "2026-03-02 04:15:00",
};
const operation = {
  method: "alipay.trade.page.pay",
  content,
  notifyUrl: "https://s.example/n?a=1",
  returnUrl: "https://s.example/r",
};
const parameters = {
  timestamp: "2026-03-02 04:00:00",
  notify_url: operation.notifyUrl,
  return_url: operation.returnUrl,
  bizContent: content,
};

test("pages are signed byte for byte as the SDK does it from text keys", () => {
  const expected = plainSdk().pageExecute(operation.method, "GET", parameters);
  expect(client().pageUrl(operation)).toBe(expected);
});

test("order strings are signed byte for byte as the SDK does it from text keys", () => {
  expect(client().orderString(operation)).toBe(plainSdk().sdkExecute(operation.method, parameters));
});

test("the time is Beijing's wherever the shop is", () => {
  expect(new URL(client().pageUrl(operation)).searchParams.get("timestamp")).toBe(
    "2026-03-02 04:00:00",
  );
});

test("the SDK signs with a parsed key, so that it need not parse one at each call", () => {
  const signing = jest.spyOn(Sign.prototype, "sign");
  client().pageUrl(operation);
  expect(signing).toHaveBeenCalledTimes(1);
  expect(signing.mock.calls[0]?.[0]).toBeInstanceOf(KeyObject);
  signing.mockRestore();
});
