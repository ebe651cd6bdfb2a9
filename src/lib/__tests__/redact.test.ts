import { redact, redactText } from "../redact";

describe("redact", () => {
  it("hides values by their name, however deep, and keeps the rest", () => {
    expect(
      redact({ id: "pi_1", object: { client_secret: "x", list: [{ private_key: "y", a: 1 }] } }),
    ).toEqual({
      id: "pi_1",
      object: { client_secret: "[redacted]", list: [{ private_key: "[redacted]", a: 1 }] },
    });
  });

  it("hides keys and client secrets wherever they stand in a text", () => {
    const text = redactText("bad key sk_test_51abc and pi_3x_secret_zzz and whsec_qqq");
    expect(text).toBe("bad key [redacted] and [redacted] and [redacted]");
  });

  it("gives nobody's JSON another prototype", () => {
    const redacted = redact(JSON.parse('{"__proto__": {"token": "x", "isAdmin": true}, "a": 1}'));
    expect(JSON.stringify(redacted)).toBe('{"a":1}');
    expect(redacted).not.toHaveProperty("isAdmin");
  });

  it("keeps null, so that an absent secret is seen to be absent", () => {
    expect(redact({ client_secret: null })).toEqual({ client_secret: null });
  });
});
