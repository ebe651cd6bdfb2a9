import { randomBytes } from "node:crypto";
import { allChecksPass } from "../../src/demo/once/set-up";
import { execScript } from "../support/exec-script";
import { openShop, type OpenShop } from "../support/open-shop";

const key = (): string => randomBytes(32).toString("base64");
const [first, second, third] = [key(), key(), key()];

let shop: OpenShop;
beforeAll(async () => {
  shop = await openShop({ env: { PAYMENT_HUB_ENCRYPTION_KEY: first } });
});
afterAll(() => shop?.stop());

interface Keys {
  current?: string;
  old?: string;
}

/** Runs the command as a merchant does, beside the running server. */
async function reencrypt({ current, old }: Keys, ...words: string[]) {
  const script = "./src/scripts/reencrypt-secrets.js";
  const { code, output } = await execScript(shop, script, words, {
    PAYMENT_HUB_ENCRYPTION_KEY: current,
    PAYMENT_HUB_ENCRYPTION_KEYS_OLD: old,
  });
  expectNoSecret(output);
  return { code, output };
}

function expectNoSecret(output: string): void {
  const { secret_key } = shop.stripe.account;
  const piece = shop.alipay.app.private_key.slice(70, 110);
  for (const secret of [first, second, third, secret_key, piece]) {
    expect(output).not.toContain(secret);
  }
}

interface Sealed {
  id: string;
  gateway: string;
  key_id: string;
  secrets: string;
}

async function sealed(): Promise<Sealed[]> {
  const { rows } = await shop.db.query<Sealed>(
    "select id, gateway, key_id, secrets from payment_hub_account order by gateway",
  );
  return rows;
}

describe("the command that re-encrypts", () => {
  it("only names the accounts in a dry run", async () => {
    const before = await sealed();
    const { code, output } = await reencrypt({ current: second, old: first }, "dry-run");
    expect(code).toBe(0);
    for (const { id } of before) expect(output).toContain(`${id} would be re-encrypted`);
    expect(await sealed()).toEqual(before);
  });

  it("refuses to work without a key, instead of making one up", async () => {
    const before = await sealed();
    const { code, output } = await reencrypt({ old: first });
    expect(code).toBe(1);
    expect(output).toContain("Set PAYMENT_HUB_ENCRYPTION_KEY");
    expect(await sealed()).toEqual(before);
  });

  it("makes the old key unnecessary", async () => {
    const before = await sealed();
    const { code, output } = await reencrypt({ current: second, old: first });
    expect(code).toBe(0);
    for (const { id } of before) expect(output).toContain(`${id} re-encrypted`);
    const after = await sealed();
    expect(new Set(after.map(({ key_id }) => key_id)).size).toBe(1);
    expect(after[0]?.key_id).not.toBe(before[0]?.key_id);

    await shop.restart({ PAYMENT_HUB_ENCRYPTION_KEY: second });
    for (const gateway of ["stripe", "alipay"]) {
      const { state, accounts } = await shop.merchant.gateway(gateway);
      expect(state).toBe("sandbox");
      for (const account of accounts) await allChecksPass(shop.merchant, gateway, account);
    }
  });

  it("names an account that it cannot read, leaves it as it is, and does the others", async () => {
    await shop.db.query("update payment_hub_account set secrets = 'AAAA' where gateway = 'alipay'");
    const [alipay, stripe] = await sealed();
    const { code, output } = await reencrypt({ current: third, old: second });
    expect(code).toBe(1);
    expect(output).toContain(`${alipay?.id} cannot be decrypted`);
    expect(output).toContain(`${stripe?.id} re-encrypted`);
    const [unread, read] = await sealed();
    expect(unread).toEqual(alipay);
    expect(read?.key_id).not.toBe(stripe?.key_id);
  });
});
