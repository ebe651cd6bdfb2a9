import { AlipaySdk } from "alipay-sdk";
import { ENDPOINT, type Parties } from "./keys";

/** The SDK as its manual has it: keys as text. */
export function plainSdk({ account: { fields } }: Parties): AlipaySdk {
  return new AlipaySdk({
    appId: fields.app_id ?? "",
    privateKey: fields.private_key ?? "",
    keyType: "PKCS8",
    alipayPublicKey: fields.alipay_public_key ?? "",
    gateway: `${ENDPOINT}/gateway.do`,
    endpoint: ENDPOINT,
  });
}
