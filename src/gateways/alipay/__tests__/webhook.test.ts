import { AlipaySdk } from "alipay-sdk";
import { sign as rsaSign } from "node:crypto";
import { alipayGateway } from "..";
import {
  encodeForm,
  toBytes,
  type NotifyCharset,
} from "../../../simulators/alipay/notifications/encode-form";
import { ALIPAYS, GOOD, OURS } from "./pasted-keys";

const alipay = alipayGateway.connect({
  id: "acc_1",
  environment: "live",
  merchantId: GOOD.app_id,
  fields: GOOD,
  options: {},
  endpoint: "https://openapi.alipay.com",
});

const SUCCESS: Record<string, string> = {
  notify_time: "2026-03-02 04:20:00",
  notify_type: "trade_status_sync",
  notify_id: "2026030200222042000000001",
  app_id: GOOD.app_id,
  auth_app_id: GOOD.app_id,
  charset: "UTF-8",
  version: "1.0",
  trade_no: "2026030222001400000000000001",
  out_trade_no: "MPH1",
  seller_id: GOOD.seller_id,
  trade_status: "TRADE_SUCCESS",
  total_amount: "88.88",
  subject: "100% 茶 + cup",
  body: "",
  gmt_create: "2026-03-02 04:10:00",
  gmt_payment: "2026-03-02 04:12:00",
};

interface Posting {
  charset?: NotifyCharset;
  key?: typeof OURS.privateKey;
  algorithm?: "sha256" | "sha1";
  signType?: string;
  signSignType?: boolean;
}

/** A notification as Alipay posts it. */
function post(fields: Record<string, string>, posting: Posting = {}): Buffer {
  const { charset = "utf-8", key = ALIPAYS.privateKey, algorithm = "sha256" } = posting;
  const { signType = "RSA2", signSignType = false } = posting;
  const content = Object.entries({ ...fields, ...(signSignType && { sign_type: signType }) })
    .filter(([, value]) => value !== "")
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join("&");
  const sign = rsaSign(algorithm, toBytes(content, charset), key).toString("base64");
  return Buffer.from(encodeForm({ ...fields, sign_type: signType, sign }, charset), "latin1");
}

function without(name: string): Record<string, string> {
  return Object.fromEntries(Object.entries(SUCCESS).filter(([field]) => field !== name));
}

const parse = (raw: Buffer) => alipay.parseNotification(raw, {});
const refusal = (reason: string) => ({ verified: false, reason, message: expect.any(String) });

test("a payment's notification is verified and read", () => {
  expect(parse(post(SUCCESS))).toEqual({
    verified: true,
    event: {
      id: "2026030200222042000000001",
      type: "trade_status_sync.TRADE_SUCCESS",
      occurredAt: new Date("2026-03-01T20:12:00Z"),
      payment: { reference: "MPH1", orderNumber: "MPH1" },
      payload: { ...SUCCESS, sign_type: "RSA2" },
    },
    reply: { status: 200, contentType: "text/plain", body: "success" },
  });
});

test("the SDK agrees that it is signed", () => {
  const sdk = new AlipaySdk({
    appId: GOOD.app_id,
    privateKey: GOOD.private_key,
    keyType: "PKCS8",
    alipayPublicKey: GOOD.alipay_public_key,
  });
  const raw = post({ ...SUCCESS, body: "tea" });
  expect(sdk.checkNotifySignV2(Object.fromEntries(new URLSearchParams(raw.toString())))).toBe(true);
  expect(parse(raw)).toMatchObject({ verified: true });
});

test("a refund's time is the refund's, not the payment's", () => {
  const fields = { ...SUCCESS, gmt_refund: "2026-03-03 00:00:00.123", refund_fee: "1.00" };
  expect(parse(post(fields))).toMatchObject({
    event: { occurredAt: new Date("2026-03-02T16:00:00.123Z") },
  });
});

test("GBK is read as GBK", () => {
  const raw = post({ ...SUCCESS, charset: "GBK" }, { charset: "gbk" });
  expect(parse(raw)).toMatchObject({
    verified: true,
    event: { payload: { subject: "100% 茶 + cup", charset: "GBK" } },
  });
});

test("fields that nobody knows are part of what is signed", () => {
  const raw = post({ ...SUCCESS, brand_new: "1" });
  expect(parse(raw)).toMatchObject({ verified: true, event: { payload: { brand_new: "1" } } });
  expect(parse(Buffer.from(`${post(SUCCESS).toString()}&brand_new=1`))).toEqual(
    refusal("bad_signature"),
  );
});

test("a changed amount is refused", () => {
  const raw = Buffer.from(post(SUCCESS).toString().replace("88.88", "88.89"));
  expect(parse(raw)).toEqual(refusal("bad_signature"));
});

test.each<[string, Posting]>([
  ["signed by the app itself", { key: OURS.privateKey }],
  ["signed with SHA-1", { algorithm: "sha1", signType: "RSA" }],
  ["said to be RSA", { signType: "RSA" }],
  ["signed over sign_type", { signSignType: true }],
])("one %s is refused", (_, posting) => {
  expect(parse(post(SUCCESS, posting))).toEqual(refusal("bad_signature"));
});

test("one without a signature is refused", () => {
  expect(parse(Buffer.from(encodeForm(SUCCESS, "utf-8")))).toEqual(refusal("bad_signature"));
});

test("another app's is refused as theirs", () => {
  expect(parse(post({ ...SUCCESS, app_id: "2021999999999999" }))).toEqual(refusal("wrong_account"));
});

test("another seller's of the same app is taken, and contradicts what is known", () => {
  for (const said of [{ ...SUCCESS, seller_id: "2088999999999999" }, without("seller_id")]) {
    const parsed = parse(post(said));
    const payload = parsed.verified ? parsed.event.payload : {};
    expect(alipayGateway.contradictionIn?.(payload, { fields: GOOD })).toContain("another seller");
  }
});

test.each([
  ["nothing", ""],
  ["JSON", `{"app_id":"1"}`],
  ["a broken escape", "app_id=%G1"],
  ["an escape cut off", "app_id=%2"],
  ["a field twice", "app_id=1&app_id=2"],
  ["a name that is none", "__proto__[a]=1"],
])("%s is malformed", (_, body) => {
  expect(parse(Buffer.from(body))).toEqual(refusal("malformed"));
});

test("bytes that are not of the charset are malformed, although they are signed", () => {
  const raw = post({ ...SUCCESS, charset: "UTF-8" }, { charset: "gbk" });
  expect(parse(raw)).toEqual(refusal("malformed"));
  expect(parse(post({ ...SUCCESS, charset: "EBCDIC" }))).toEqual(refusal("malformed"));
});

test("one without an id is malformed", () => {
  expect(parse(post(without("notify_id")))).toEqual(refusal("malformed"));
});

const FREEZE: Record<string, string> = {
  ...{ notify_time: "2026-03-02 04:20:00", notify_type: "fund_auth_freeze", notify_id: "f1" },
  ...{ app_id: GOOD.app_id, auth_app_id: GOOD.app_id, charset: "UTF-8", version: "1.0" },
  ...{ auth_no: "2026030210002001000281886861", out_order_no: "MPH1", status: "SUCCESS" },
  ...{ operation_id: "20260302025153970002", out_request_no: "MPH1_freeze", amount: "5.00" },
  ...{ operation_type: "FREEZE", total_freeze_amount: "5.00", rest_amount: "5.00" },
  ...{ gmt_create: "2026-03-02 04:10:00", gmt_trans: "2026-03-02 04:12:00" },
};

test("a freeze is about the order it names, whether or not it names the payee", () => {
  const read = {
    verified: true,
    event: {
      id: "f1",
      type: "fund_auth_freeze.SUCCESS",
      occurredAt: new Date("2026-03-01T20:12:00Z"),
      payment: { reference: "MPH1", orderNumber: "MPH1" },
    },
  };
  expect(parse(post(FREEZE))).toMatchObject(read);
  expect(parse(post({ ...FREEZE, payee_user_id: GOOD.seller_id }))).toMatchObject(read);
});

test("a freeze of another app is refused as theirs", () => {
  expect(parse(post({ ...FREEZE, app_id: "2021999999999999" }))).toEqual(refusal("wrong_account"));
});

test("a capture's trade is about the order, which is what stands before the first underscore", () => {
  expect(parse(post({ ...SUCCESS, out_trade_no: "MPH1_capture_2" }))).toMatchObject({
    event: {
      payment: { reference: "MPH1", orderNumber: "MPH1" },
      payload: { out_trade_no: "MPH1_capture_2" },
    },
  });
});

test("one that concerns no trade has no payment", () => {
  const { notify_time, notify_id, app_id } = SUCCESS;
  const fields = { notify_time, notify_id, app_id, notify_type: "servicemarket_order_notify" };
  const parsed = parse(post(fields as Record<string, string>));
  expect(parsed).toMatchObject({ verified: true, event: { type: "servicemarket_order_notify" } });
  expect(parsed).not.toHaveProperty("event.payment");
});

test("a field called __proto__ is a field and nothing else", () => {
  const parsed = parse(post(JSON.parse(JSON.stringify(SUCCESS).replace('"body"', '"__proto__"'))));
  expect(parsed).toMatchObject({ verified: true });
  expect(Object.getPrototypeOf(parsed.verified ? parsed.event.payload : {})).toBe(Object.prototype);
});
