import { generateKeyPairSync, type KeyObject } from "node:crypto";
import { openKeys, type AccountKeys } from "../../../src/gateways/alipay/account-keys";
import type { OpenAccount } from "../../../src/gateways/gateway";

/** A merchant's account and what Alipay signs its notifications with. */
export interface Parties {
  account: OpenAccount;
  keys: AccountKeys;
  alipayPrivateKey: KeyObject;
}

export const ENDPOINT = "https://openapi.alipay.com";

/** Fresh RSA-2048 keys, in the form in which a merchant pastes them. */
export function makeParties(): Parties {
  const own = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const alipay = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const bare = (der: Buffer): string => der.toString("base64");
  const fields = {
    app_id: "2021000111222333",
    seller_id: "2088000111222333",
    private_key: bare(own.privateKey.export({ format: "der", type: "pkcs8" })),
    alipay_public_key: bare(alipay.publicKey.export({ format: "der", type: "spki" })),
  };
  const opened = openKeys(fields);
  if (!opened.ok) throw new Error(opened.message);
  const account: OpenAccount = {
    id: "bench",
    environment: "live",
    merchantId: fields.app_id,
    fields,
    options: {},
    endpoint: ENDPOINT,
  };
  return { account, keys: opened.keys, alipayPrivateKey: alipay.privateKey };
}
