import { createSign, type KeyObject } from "node:crypto";
import { signContent } from "../../src/simulators/alipay/lib/sign-content";
import {
  encodeForm,
  toBytes,
  type NotifyCharset,
} from "../../src/simulators/alipay/notifications/encode-form";

export const ALIPAY_HOOK = "/hooks/payment/alipay_alipay";

/** A notification's body, signed over the bytes of its charset as Alipay signs. */
export function signedForm(
  fields: Record<string, string>,
  charset: NotifyCharset,
  key: KeyObject,
): string {
  const present = { ...fields, charset: charset.toUpperCase() };
  const content = toBytes(signContent(present, []), charset);
  const sign = createSign("RSA-SHA256").update(content).sign(key, "base64");
  return encodeForm({ ...present, sign_type: "RSA2", sign }, charset);
}

/** Posts it under the content type that Alipay truly sends, which is none that parsers know. */
export async function postForm(
  store: string,
  body: string,
  charset: NotifyCharset,
): Promise<{ status: number; body: string }> {
  const answer = await fetch(`${store}${ALIPAY_HOOK}`, {
    method: "POST",
    body,
    headers: {
      "content-type": `application/x-www-form-urlencoded; text/html; charset=${charset.toUpperCase()}`,
    },
  });
  return { status: answer.status, body: await answer.text() };
}
