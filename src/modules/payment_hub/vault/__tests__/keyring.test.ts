import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadKeyring } from "../keyring";

const base64 = (): string => randomBytes(32).toString("base64");

describe("loadKeyring", () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), "keyring-"));
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  it("makes a key in development, readable by its owner only, and keeps it", () => {
    const first = loadKeyring({ NODE_ENV: "development" }, directory).current;
    const second = loadKeyring({ NODE_ENV: "development" }, directory).current;
    expect(first?.id).toBeDefined();
    expect(second?.id).toBe(first?.id);
    const { mode } = statSync(join(directory, ".medusa", "payment-hub-development.key"));
    expect(mode & 0o777).toBe(0o600);
  });

  it("refuses to make one up in production, and says what to set", () => {
    const ring = loadKeyring({ NODE_ENV: "production" }, directory);
    expect(ring.current).toBeUndefined();
    expect(ring.problem).toContain("PAYMENT_HUB_ENCRYPTION_KEY");
  });

  it("seals with the configured key and still finds the old ones", () => {
    const [now, before] = [base64(), base64()];
    const old = loadKeyring({ PAYMENT_HUB_ENCRYPTION_KEY: before }, directory).current;
    const ring = loadKeyring(
      { PAYMENT_HUB_ENCRYPTION_KEY: now, PAYMENT_HUB_ENCRYPTION_KEYS_OLD: before },
      directory,
    );
    expect(ring.current?.id).not.toBe(old?.id);
    expect(ring.find(old?.id ?? "")?.bytes).toEqual(old?.bytes);
  });

  it("keeps the good keys when one of the old ones is malformed", () => {
    const [now, before] = [base64(), base64()];
    const old = loadKeyring({ PAYMENT_HUB_ENCRYPTION_KEY: before }, directory).current;
    const ring = loadKeyring(
      { PAYMENT_HUB_ENCRYPTION_KEY: now, PAYMENT_HUB_ENCRYPTION_KEYS_OLD: `oops,${before}` },
      directory,
    );
    expect(ring.current).toBeDefined();
    expect(ring.find(old?.id ?? "")).toBeDefined();
    expect(ring.problem).toContain("PAYMENT_HUB_ENCRYPTION_KEYS_OLD");
  });

  it("takes a malformed key for a missing one, without repeating it", () => {
    const ring = loadKeyring({ PAYMENT_HUB_ENCRYPTION_KEY: "hunter2hunter2" }, directory);
    expect(ring.current).toBeUndefined();
    expect(ring.problem).toContain("32 random bytes");
    expect(ring.problem).not.toContain("hunter2");
  });
});
