import { sign } from "node:crypto";
import { buildClient } from "../../../src/gateways/alipay/client";
import { TIMEOUTS } from "../../../src/gateways/alipay/timeouts";
import { ClockWatch } from "../../../src/gateways/clock-skew";
import { systemClock } from "../../../src/lib/clock";
import type { Parties } from "./keys";
import { measureInTurn } from "./measure";
import { plainSdk } from "./plain-sdk";

const METHOD = "alipay.trade.page.pay";
const CONTENT = {
  out_trade_no: "MPH01JD8W9Q2K3M4N5P6R7S8T9V0",
  total_amount: "358.40",
  subject: "Order MPH01JD8W9Q2K3M4N5P6R7S8T9V0",
  product_code: "FAST_INSTANT_TRADE_PAY",
  time_expire: "2026-03-02 04:15:00",
};
const NOTIFY_URL = "https://shop.example/hooks/payment/alipay_alipay";
const RETURN_URL = "https://shop.example/checkout/done";

/** The signed address of Alipay's payment page; bare is the signature over the same text alone. */
export function measureSigning(parties: Parties) {
  const { account, keys } = parties;
  const client = buildClient({
    account,
    keys,
    clock: systemClock,
    watch: new ClockWatch(),
    timeouts: TIMEOUTS,
  });
  const operation = {
    method: METHOD,
    content: CONTENT,
    notifyUrl: NOTIFY_URL,
    returnUrl: RETURN_URL,
  };
  const sdk = plainSdk(parties);
  const parameters = {
    timestamp: "2026-03-02 04:00:00",
    notify_url: NOTIFY_URL,
    return_url: RETURN_URL,
    bizContent: CONTENT,
  };
  const text = signedText(client.pageUrl(operation));
  const pem = keys.privateKey.export({ format: "pem", type: "pkcs8" }).toString();
  return measureInTurn({
    ours: () => client.pageUrl(operation),
    sdk: () => sdk.pageExecute(METHOD, "GET", parameters),
    bare: () => sign("sha256", text, keys.privateKey).toString("base64"),
    bareText: () => sign("sha256", text, pem).toString("base64"),
  });
}

/** What Alipay's signature covers: all parameters but itself, sorted. */
function signedText(url: string): Buffer {
  const fields = [...new URL(url).searchParams].filter(([name]) => name !== "sign");
  const sorted = fields.sort(([one], [other]) => (one < other ? -1 : 1));
  return Buffer.from(sorted.map(([name, value]) => `${name}=${value}`).join("&"));
}
