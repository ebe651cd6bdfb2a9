import { createSign, randomUUID } from "node:crypto";
import { AlipaySdk } from "alipay-sdk";
import { startAlipaySimulator, type AlipaySimulator } from "..";
import { sdkFor, secondApp, v3 } from "./helpers";

let sim: AlipaySimulator;

beforeAll(async () => {
  sim = await startAlipaySimulator();
});
afterAll(() => sim.close());

const PATH = "/v3/alipay/trade/query";
const BODY = JSON.stringify({ out_trade_no: "x" });

async function signed(
  change: { nonce?: string; timestamp?: number; body?: string; path?: string } = {},
): Promise<{ status: number; code?: string; headers: Headers }> {
  const { nonce = randomUUID(), timestamp = Date.now(), body = BODY, path = PATH } = change;
  const authString = `app_id=${sim.app.app_id},nonce=${nonce},timestamp=${timestamp}`;
  const key = `-----BEGIN PRIVATE KEY-----\n${sim.app.private_key}\n-----END PRIVATE KEY-----`;
  const content = `${authString}\nPOST\n${path}\n${BODY}\n`;
  const sign = createSign("RSA-SHA256").update(content).sign(key, "base64");
  const response = await fetch(`${sim.url}${path}`, {
    method: "POST",
    headers: { authorization: `ALIPAY-SHA256withRSA ${authString},sign=${sign}` },
    body,
  });
  const { code } = (await response.json()) as { code?: string };
  return { status: response.status, headers: response.headers, ...(code && { code }) };
}

it("takes a well-signed request; its error answer has V3's shape and no signature", async () => {
  const answer = await signed();
  expect(answer).toMatchObject({ status: 400, code: "ACQ.TRADE_NOT_EXIST" });
  expect(answer.headers.get("alipay-signature")).toBeNull();
  expect(answer.headers.get("alipay-trace-id")).toMatch(/^\w+$/);
});

it("refuses a repeated nonce, though not one whose first use was forged", async () => {
  const nonce = randomUUID();
  expect(await signed({ nonce, body: '{"out_trade_no":"y"}' })).toMatchObject({
    status: 401,
    code: "invalid-signature",
  });
  expect(await signed({ nonce })).toMatchObject({ code: "ACQ.TRADE_NOT_EXIST" });
  expect(await signed({ nonce })).toMatchObject({ status: 400, code: "invalid-nonce" });
});

it("refuses a time stamp more than 15 minutes off", async () => {
  expect(await signed({ timestamp: Date.now() - 960_000 })).toMatchObject({
    code: "invalid-timestamp",
  });
});

it("covers the query string with the signature", async () => {
  expect(await signed({ path: `${PATH}?a=%20b` })).toMatchObject({ code: "ACQ.TRADE_NOT_EXIST" });
});

it("tells an unknown application and a wrong key apart", async () => {
  const other = await secondApp(sim);
  const as = (appId: string, privateKey: string) =>
    new AlipaySdk({
      ...{ appId, privateKey, keyType: "PKCS8", alipayPublicKey: sim.app.alipay_public_key },
      endpoint: sim.url,
    });
  const query = { out_trade_no: "x" };
  await expect(v3(as("2021", sim.app.private_key), "query", query)).rejects.toMatchObject({
    code: "invalid-app-id",
    responseHttpStatus: 401,
  });
  await expect(v3(as(sim.app.app_id, other.private_key), "query", query)).rejects.toMatchObject({
    code: "invalid-signature",
    responseHttpStatus: 401,
  });
});

it("signs with the application's own Alipay key, so another application's does not verify", async () => {
  const other = await secondApp(sim);
  const mixed = { ...sim.app, alipay_public_key: other.alipay_public_key };
  const order = { subject: "A", total_amount: "1.00", product_code: "QR_CODE_OFFLINE" };
  await expect(
    v3(sdkFor(sim, mixed), "precreate", { out_trade_no: "mixed", ...order }),
  ).rejects.toMatchObject({ code: "response-signature-verify-error", responseHttpStatus: 200 });
});

it("refuses requests without authorization, unknown paths and bodies that are not objects", async () => {
  const bare = await fetch(`${sim.url}${PATH}`, { method: "POST", body: BODY });
  expect([bare.status, await bare.json()]).toMatchObject([401, { code: "missing-authorization" }]);
  const lost = await fetch(`${sim.url}/v3/alipay/trade/teleport`, { method: "POST" });
  expect(lost.status).toBe(404);
});
