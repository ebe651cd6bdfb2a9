import { randomBytes } from "node:crypto";
import { open, seal, SecretUnreadableError, type SecretPlace } from "../cipher";
import { encryptionKey, makeKeyring } from "../keyring";

const key = encryptionKey(randomBytes(32).toString("base64"), "a test");
const other = encryptionKey(randomBytes(32).toString("base64"), "a test");
const place: SecretPlace = { gateway: "stripe", environment: "sandbox", accountId: "phacc_1" };
const keyring = makeKeyring(key);
const secret = '{"secret_key":"sk_test_very_secret"}';

describe("sealed secrets", () => {
  it("open again in their own place", () => {
    expect(open(seal(secret, place, key), key.id, place, keyring)).toBe(secret);
  });

  it("never look the same twice, and never hold the plain text", () => {
    const [first, second] = [seal(secret, place, key), seal(secret, place, key)];
    expect(first).not.toBe(second);
    expect(Buffer.from(first, "base64").toString("latin1")).not.toContain("very_secret");
  });

  it.each([
    ["another row", { ...place, accountId: "phacc_2" }],
    ["another environment", { ...place, environment: "live" }],
    ["another gateway", { ...place, gateway: "alipay" }],
  ])("do not open in %s", (_, elsewhere) => {
    expect(() => open(seal(secret, place, key), key.id, elsewhere, keyring)).toThrow(
      SecretUnreadableError,
    );
  });

  it("do not open with another key, or with a key nobody has", () => {
    const sealed = seal(secret, place, key);
    expect(() => open(sealed, other.id, place, makeKeyring(other))).toThrow(SecretUnreadableError);
    expect(() => open(sealed, key.id, place, makeKeyring(undefined))).toThrow(
      SecretUnreadableError,
    );
  });

  it("open with an old key that is still in the ring", () => {
    const ring = makeKeyring(other, [key]);
    expect(open(seal(secret, place, key), key.id, place, ring)).toBe(secret);
  });

  it("do not open with one bit changed, and the error tells nothing of the content", () => {
    const bytes = Buffer.from(seal(secret, place, key), "base64");
    for (let at = 0; at < bytes.length; at++) {
      const spoilt = Buffer.from(bytes);
      spoilt[at] = (spoilt[at] ?? 0) ^ 1;
      expect(() => open(spoilt.toString("base64"), key.id, place, keyring)).toThrow(
        SecretUnreadableError,
      );
    }
    expect(() => open("", key.id, place, keyring)).toThrow(/Enter them again/);
  });
});
