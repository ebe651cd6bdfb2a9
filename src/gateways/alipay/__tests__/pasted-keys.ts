import { createPublicKey, generateKeyPairSync, type KeyObject } from "node:crypto";

/** Key pairs for tests, in every form that a merchant may paste. */
export const OURS = generateKeyPairSync("rsa", { modulusLength: 2048 });
export const ALIPAYS = generateKeyPairSync("rsa", { modulusLength: 2048 });
export const SHORT = generateKeyPairSync("rsa", { modulusLength: 1024 });
export const EC = generateKeyPairSync("ec", { namedCurve: "P-256" });

export function pem(key: KeyObject, type: "pkcs1" | "pkcs8" | "spki" | "sec1"): string {
  const options = { format: "pem", type } as const;
  return key.type === "private"
    ? key.export({ ...options, type: type as "pkcs8" }).toString()
    : key.export({ ...options, type: type as "spki" }).toString();
}

export const bare = (text: string): string => text.replace(/-----[^-]+-----|\s/g, "");

export const APP = { app_id: "2021000111222333", seller_id: "2088000111222333" };

export const PUBLIC_OF_OURS = bare(pem(createPublicKey(OURS.privateKey), "spki"));
export const STORED_PRIVATE = bare(pem(OURS.privateKey, "pkcs8"));
export const STORED_PUBLIC = bare(pem(ALIPAYS.publicKey, "spki"));

export const GOOD = { ...APP, private_key: STORED_PRIVATE, alipay_public_key: STORED_PUBLIC };
