import { maskFields } from "../../credentials";
import type { Gateway } from "../../gateway";
import { stripeGateway } from "..";
import { credentialFields } from "../credentials";

const parseCredentials: Gateway["parseCredentials"] = (...entered) =>
  stripeGateway.parseCredentials(...entered);

const keys = {
  publishable_key: "pk_test_51AbCdEfGhIjKlMnOp",
  secret_key: "sk_test_51AbCdEfGhIjKlMnOpWXYZ",
};

function problem(input: Record<string, string>, environment: "sandbox" | "live" = "sandbox") {
  const parsed = parseCredentials({ ...keys, ...input }, environment);
  if (parsed.ok) throw new Error("accepted");
  return parsed.problems[0];
}

describe("pasted Stripe keys", () => {
  it("are taken with or without a webhook secret, spaces around them dropped", () => {
    expect(parseCredentials({ ...keys, secret_key: ` ${keys.secret_key}\n` }, "sandbox")).toEqual({
      ok: true,
      fields: keys,
    });
    const webhook_secret = "whsec_AbCdEfGhIjKlMnOp";
    expect(parseCredentials({ ...keys, webhook_secret }, "sandbox")).toMatchObject({ ok: true });
  });

  it("may be restricted keys", () => {
    const secret_key = "rk_test_51AbCdEfGhIjKlMnOp";
    expect(parseCredentials({ ...keys, secret_key }, "sandbox").ok).toBe(true);
  });

  it("say what to paste instead when the publishable key is in the secret field", () => {
    expect(problem({ secret_key: keys.publishable_key })).toEqual({
      field: "secret_key",
      message: "This is a publishable key (`pk_…`), not the secret key.",
      fix: "Paste the secret key, it starts with `sk_test_` or `rk_test_`.",
    });
  });

  it.each([
    ["a live key among the sandbox keys", { secret_key: "sk_live_51AbCdEfGhIjKlMnOp" }, /live key/],
    [
      "the webhook secret as secret key",
      { secret_key: "whsec_AbCdEfGhIjKlMnOp" },
      /webhook signing/,
    ],
    ["the secret key as publishable key", { publishable_key: keys.secret_key }, /secret key/],
    ["a secret key as webhook secret", { webhook_secret: keys.secret_key }, /secret key/],
    ["something else altogether", { secret_key: "hello" }, /not a Stripe secret key/],
    ["a key that was cut short", { secret_key: "sk_test_51Ab" }, /incomplete/],
    [
      "a key with dots in it, as mails shorten it",
      { secret_key: "sk_test_51AbCdEf...MnOpQr" },
      /incomplete/,
    ],
  ])("refuse %s", (_, input, message) => {
    expect(problem(input)?.message).toMatch(message);
  });

  it("refuse test keys among the live ones", () => {
    expect(problem({}, "live")?.message).toMatch(/test key, but these are the live keys/);
  });

  it("name every missing field", () => {
    const parsed = parseCredentials({}, "sandbox");
    expect(parsed).toMatchObject({
      ok: false,
      problems: [{ field: "publishable_key" }, { field: "secret_key" }],
    });
  });

  it("keep the stored value of a field that is left out or empty", () => {
    const parsed = parseCredentials({ secret_key: "" }, "sandbox", keys);
    expect(parsed).toEqual({ ok: true, fields: keys });
  });

  it("never repeat a pasted value in a problem", () => {
    const secret_key = "sk_live_51VerySecretIndeed";
    expect(JSON.stringify(problem({ secret_key }))).not.toContain("VerySecret");
  });

  it("show only the last four characters of what is secret", () => {
    expect(maskFields(credentialFields, keys)).toEqual({
      publishable_key: keys.publishable_key,
      secret_key: "••••WXYZ",
    });
  });
});
