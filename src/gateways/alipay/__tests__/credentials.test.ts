import { generateKeyPairSync } from "node:crypto";
import { startAlipaySimulator, type AlipaySimulator } from "../../../simulators/alipay";
import { alipayGateway } from "..";
import * as pasted from "./pasted-keys";
import { ALIPAYS, APP, bare, EC, GOOD, OURS, pem, SHORT } from "./pasted-keys";

const parse = (input: Record<string, unknown>, stored?: Record<string, string>) =>
  alipayGateway.parseCredentials(input, "live", stored);

function problemsOf(input: Record<string, unknown>, stored?: Record<string, string>) {
  const parsed = parse(input, stored);
  return parsed.ok ? [] : parsed.problems;
}

const pkcs1 = pem(OURS.privateKey, "pkcs1");
const pkcs8 = pem(OURS.privateKey, "pkcs8");

test.each([
  ["PKCS8 without armour", bare(pkcs8)],
  ["PKCS8 with armour", pkcs8],
  ["PKCS1 without armour", bare(pkcs1)],
  ["PKCS1 with armour", pkcs1],
  ["armour on one line", pkcs1.replace(/\n/g, "")],
  ["armour whose blanks are gone", pkcs1.replace(/\s/g, "")],
  ["line breaks written out", pkcs8.replace(/\n/g, "\\n")],
  ["Windows line breaks and blanks around", `  ${pkcs8.replace(/\n/g, "\r\n")}  `],
  [
    "armour labelled PKCS8 around PKCS1",
    `-----BEGIN PRIVATE KEY-----\n${bare(pkcs1)}\n-----END PRIVATE KEY-----`,
  ],
  ["an invisible mark at the start", `\ufeff${bare(pkcs8)}`],
])("a private key is taken as %s", (_, private_key) => {
  expect(parse({ ...GOOD, private_key })).toEqual({ ok: true, fields: GOOD });
});

test.each([
  ["SPKI with armour", pem(ALIPAYS.publicKey, "spki")],
  ["PKCS1 with armour", pem(ALIPAYS.publicKey, "pkcs1")],
  ["PKCS1 without armour", bare(pem(ALIPAYS.publicKey, "pkcs1"))],
])("Alipay's public key is taken as %s", (_, alipay_public_key) => {
  expect(parse({ ...GOOD, alipay_public_key })).toEqual({ ok: true, fields: GOOD });
});

const encrypted = OURS.privateKey
  .export({ format: "pem", type: "pkcs8", cipher: "aes-256-cbc", passphrase: "x" })
  .toString();
const dsa = generateKeyPairSync("dsa", { modulusLength: 2048, divisorLength: 256 });

test.each([
  ["private_key", pasted.PUBLIC_OF_OURS, "public key, not the private"],
  ["private_key", pem(OURS.publicKey, "spki"), "public key, not the private"],
  ["private_key", bare(pem(OURS.publicKey, "pkcs1")), "public key, not the private"],
  ["private_key", bare(pkcs8).slice(0, -100), "cut off"],
  ["private_key", pkcs8.slice(0, 900), "cut off"],
  ["private_key", encrypted, "passphrase"],
  ["private_key", pem(EC.privateKey, "pkcs8"), "not an RSA key"],
  ["private_key", bare(pem(EC.privateKey, "sec1")), "not an RSA key"],
  ["private_key", pem(dsa.privateKey, "pkcs8"), "not an RSA key"],
  ["private_key", pem(SHORT.privateKey, "pkcs8"), "shorter than 2048"],
  ["private_key", "hello, world", "characters no key has"],
  ["private_key", Buffer.from("just some text").toString("base64"), "cannot be read"],
  ["alipay_public_key", bare(pkcs8), "is a private key"],
  ["alipay_public_key", pasted.PUBLIC_OF_OURS, "the app's own public key"],
  ["alipay_public_key", pem(OURS.publicKey, "pkcs1"), "the app's own public key"],
  ["alipay_public_key", pem(SHORT.publicKey, "spki"), "shorter than 2048"],
  ["alipay_public_key", pem(EC.publicKey, "spki"), "not an RSA key"],
  ["alipay_public_key", pasted.STORED_PUBLIC.slice(0, 200), "cut off"],
  ["app_id", APP.seller_id, "is a PID"],
  ["app_id", "my-app", "digits only"],
  ["app_id", "9021000111222333", "sandbox app id"],
  ["seller_id", APP.app_id, "looks like an app id"],
  ["seller_id", "9021000111222333", "looks like an app id"],
  ["seller_id", "208800011122", "16 digits"],
  ["seller_id", "shop@example.com", "16 digits"],
  ["private_key", "sk_live_abc", "is a Stripe key"],
  ["app_id", "pk_test_abc", "is a Stripe key"],
])("a mistake in %s is named (%#)", (field, value, message) => {
  const problems = problemsOf({ ...GOOD, [field]: value });
  expect(problems).toEqual([
    { field, message: expect.stringContaining(message), fix: expect.stringMatching(/.{10}/) },
  ]);
});

test("a sandbox app id is right for a sandbox account", () => {
  const input = { ...GOOD, app_id: "9021000111222333" };
  expect(alipayGateway.parseCredentials(input, "sandbox").ok).toBe(true);
});

test("each missing field is named", () => {
  expect(problemsOf({}).map(({ field }) => field)).toEqual([
    "app_id",
    "seller_id",
    "private_key",
    "alipay_public_key",
  ]);
});

test("no problem quotes a key", () => {
  const swapped = {
    ...GOOD,
    private_key: GOOD.alipay_public_key,
    alipay_public_key: GOOD.private_key,
  };
  const text = JSON.stringify(problemsOf(swapped));
  expect(text).toContain("private_key");
  expect(text).not.toMatch(/[A-Za-z0-9+/]{40}/);
});

test("a field left out keeps its stored value, and so does an empty one", () => {
  const app_id = "2021000999888777";
  expect(parse({ app_id, private_key: "" }, GOOD)).toEqual({
    ok: true,
    fields: { ...GOOD, app_id },
  });
});

test("a new private key is checked against the stored public key", () => {
  const private_key = pem(ALIPAYS.privateKey, "pkcs8");
  expect(problemsOf({ private_key }, GOOD)).toMatchObject([
    { field: "alipay_public_key", message: expect.stringContaining("own public key") },
  ]);
});

describe("with certificates", () => {
  let sim: AlipaySimulator;
  let good: Record<string, string>;
  beforeAll(async () => {
    sim = await startAlipaySimulator({ app: { mode: "certificate" } });
    const { app_id, seller_id, private_key, app_cert = "", alipay_cert = "" } = sim.app;
    const { alipay_root_cert = "" } = sim.app;
    good = { app_id, seller_id, private_key, app_cert, alipay_cert, alipay_root_cert };
  });
  afterAll(() => sim.close());

  test("all three are taken, whatever became of their line breaks", () => {
    const parsed = parse({ ...good, app_cert: good.app_cert?.replace(/\n/g, "\r\n") });
    expect(parsed).toMatchObject({ ok: true, fields: { app_cert: good.app_cert } });
  });

  test("a missing one and one that cannot be read are named", () => {
    const problems = problemsOf({ ...good, alipay_root_cert: "", alipay_cert: "nonsense" });
    expect(problems.map(({ field }) => field)).toEqual(["alipay_cert", "alipay_root_cert"]);
  });

  test("an app certificate of another key is refused", () => {
    expect(problemsOf({ ...good, private_key: GOOD.private_key })).toMatchObject([
      { field: "app_cert", message: expect.stringContaining("other half") },
    ]);
  });

  test("the app's certificate in Alipay's field is refused", () => {
    expect(problemsOf({ ...good, alipay_cert: good.app_cert })).toMatchObject([
      { field: "alipay_cert", message: expect.stringContaining("app's own certificate") },
    ]);
  });

  test("key and certificates together are refused", () => {
    expect(problemsOf({ ...good, alipay_public_key: GOOD.alipay_public_key })).toMatchObject([
      { field: "alipay_public_key", message: expect.stringContaining("Both") },
    ]);
  });

  test("a certificate in a key's field is told apart", () => {
    expect(problemsOf({ ...GOOD, alipay_public_key: good.alipay_cert })).toMatchObject([
      { field: "alipay_public_key", fix: expect.stringContaining("three certificate fields") },
    ]);
    expect(problemsOf({ ...GOOD, private_key: bare(good.app_cert ?? "") })).toMatchObject([
      { field: "private_key", message: expect.stringContaining("certificate") },
    ]);
  });

  test("changing to certificates drops the stored public key, and back", () => {
    const { app_cert, alipay_cert, alipay_root_cert, private_key } = good;
    const certificates = { app_cert, alipay_cert, alipay_root_cert };
    const there = parse({ ...certificates, private_key }, GOOD);
    if (!there.ok) throw new Error(JSON.stringify(there.problems));
    expect(there.fields).not.toHaveProperty("alipay_public_key");
    const { alipay_public_key } = GOOD;
    const back = parse({ alipay_public_key }, there.fields);
    if (!back.ok) throw new Error(JSON.stringify(back.problems));
    expect(Object.keys(back.fields).sort()).toEqual(Object.keys(GOOD).sort());
  });

  test("Alipay's operations work with them", async () => {
    const parsed = parse(good);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
    const { fields } = parsed;
    const account = { id: "a", environment: "sandbox", merchantId: "", fields, endpoint: sim.url };
    const alipay = alipayGateway.connect({ ...account, environment: "sandbox", options: {} });
    const checks = await alipay.check({ notifyUrl: "https://shop.example/hooks" });
    expect(checks.filter(({ ok }) => !ok)).toEqual([]);
    expect(checks.map(({ name }) => name)).toContain("certificates");
  });
});
