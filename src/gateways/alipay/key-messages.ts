import type { KeyFlaw } from "./keys";

/** What is wrong with a pasted key, and what to paste instead; the key itself is never quoted. */
export interface Advice {
  message: string;
  fix: string;
}

const WHERE_PRIVATE =
  "Paste 应用私钥, the private key that Alipay's key tool (支付宝开放平台密钥工具) made for this app.";
const WHERE_PUBLIC =
  "Paste 支付宝公钥 from open.alipay.com: your app → 接口加签方式 → 查看支付宝公钥 (not 应用公钥).";

const RENEW = "Make a new RSA2 pair of 2048 bits with Alipay's key tool and upload its public key.";

export const PRIVATE_KEY_ADVICE: Record<KeyFlaw, Advice> = {
  private_key: { message: "This is not a private key.", fix: WHERE_PRIVATE },
  public_key: { message: "This is a public key, not the private key.", fix: WHERE_PRIVATE },
  certificate: { message: "This is a certificate, not the private key.", fix: WHERE_PRIVATE },
  not_base64: { message: "This is not a key: it has characters no key has.", fix: WHERE_PRIVATE },
  cut_off: {
    message: "The private key is cut off: its end is missing.",
    fix: "Copy the whole key, from its first to its last character, and paste it again.",
  },
  encrypted: {
    message: "This private key is locked with a passphrase.",
    fix: "Paste it without: openssl pkcs8 -in key.pem -topk8 -nocrypt.",
  },
  not_rsa: { message: "This is not an RSA key; Alipay's RSA2 needs one.", fix: RENEW },
  too_short: { message: "This RSA key is shorter than 2048 bits.", fix: RENEW },
  unreadable: { message: "This cannot be read as a private key.", fix: WHERE_PRIVATE },
};

export const ALIPAY_KEY_ADVICE: Record<KeyFlaw, Advice> = {
  private_key: {
    message: "This is a private key, not Alipay's public key.",
    fix: `${WHERE_PUBLIC} The private key belongs in its own field.`,
  },
  public_key: { message: "This is not a public key.", fix: WHERE_PUBLIC },
  certificate: {
    message: "This is a certificate, not a public key.",
    fix: "Use the three certificate fields and leave the Alipay public key empty.",
  },
  not_base64: { message: "This is not a key: it has characters no key has.", fix: WHERE_PUBLIC },
  cut_off: {
    message: "The Alipay public key is cut off: its end is missing.",
    fix: "Copy the whole key, from its first to its last character, and paste it again.",
  },
  encrypted: { message: "This is an encrypted private key, not a public key.", fix: WHERE_PUBLIC },
  not_rsa: { message: "This is not an RSA key; Alipay's public key is one.", fix: WHERE_PUBLIC },
  too_short: {
    message: "This RSA key is shorter than 2048 bits.",
    fix: `${WHERE_PUBLIC} It belongs to RSA2, not to the older RSA.`,
  },
  unreadable: { message: "This cannot be read as a public key.", fix: WHERE_PUBLIC },
};

export const OWN_KEY_ADVICE: Advice = {
  message: "This is the app's own public key: it is the other half of the private key.",
  fix: WHERE_PUBLIC,
};
