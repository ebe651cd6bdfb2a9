import { X509Certificate } from "node:crypto";
import { AlipaySdk } from "alipay-sdk";
import { startAlipaySimulator, type AlipaySimulator, type AppCredentials } from "..";
import { exec, newNumber, QR_ORDER, v3 } from "./helpers";

let sim: AlipaySimulator;
let app: AppCredentials;

beforeAll(async () => {
  sim = await startAlipaySimulator({ app: { mode: "certificate" } });
  app = sim.app;
});
afterAll(() => sim.close());

function certificateSdk(certificates = app): AlipaySdk {
  return new AlipaySdk({
    appId: app.app_id,
    privateKey: app.private_key,
    keyType: "PKCS8",
    appCertContent: certificates.app_cert ?? "",
    alipayPublicCertContent: certificates.alipay_cert ?? "",
    alipayRootCertContent: certificates.alipay_root_cert ?? "",
    gateway: `${sim.url}/gateway.do`,
    endpoint: sim.url,
    camelcase: false,
  });
}

it("makes certificates that OpenSSL takes: both are issued and signed by the root", () => {
  const root = new X509Certificate(app.alipay_root_cert ?? "");
  for (const pem of [app.app_cert, app.alipay_cert, app.alipay_root_cert]) {
    const certificate = new X509Certificate(pem ?? "");
    expect(certificate.checkIssued(root)).toBe(true);
    expect(certificate.verify(root.publicKey)).toBe(true);
  }
  expect(root.ca).toBe(true);
  expect(new X509Certificate(app.app_cert ?? "").ca).toBe(false);
});

it("serves an SDK set up with the three certificates, in both formats", async () => {
  const sdk = certificateSdk();
  const out_trade_no = newNumber();
  expect(await v3(sdk, "precreate", { out_trade_no, ...QR_ORDER })).toHaveProperty("qr_code");
  sim.buyer.pay({ out_trade_no });
  expect(await exec(sdk, "alipay.trade.query", { out_trade_no })).toMatchObject({
    trade_status: "TRADE_SUCCESS",
  });
});

it("refuses another application's certificates, and requests without any", async () => {
  const other = await sim.office.addApp({ mode: "certificate" });
  const query = { out_trade_no: "x" };
  await expect(v3(certificateSdk(other), "query", query)).rejects.toMatchObject({
    code: "invalid-app-cert-sn",
  });
  expect(
    await exec(certificateSdk({ ...app, ...rootOf(other) }), "alipay.trade.query", query),
  ).toMatchObject({
    sub_code: "isv.invalid-alipay-root-cert-sn",
  });
});

function rootOf({ alipay_root_cert }: AppCredentials): Partial<AppCredentials> {
  return alipay_root_cert === undefined ? {} : { alipay_root_cert };
}
