import { randomUUID } from "node:crypto";
import type { SimReply } from "../../core/http-server";
import type { App } from "../domain/app";
import type { AlipayCode, AlipayError } from "../lib/alipay-error";
import { sign } from "../lib/keys";
import type { Answer } from "../operations/operation";

const STATUS: Record<AlipayCode, number> = {
  "40001": 400,
  "40002": 400,
  "40004": 400,
  "40005": 429,
  "40006": 403,
  "20000": 500,
};

/** Codes that are about who is calling answer 401. */
const UNAUTHENTICATED = ["invalid-signature", "invalid-app-id", "missing-authorization"];

export function v3Success(answer: Answer, app: App, spoilSignature: boolean): SimReply {
  const body = JSON.stringify(answer);
  const timestamp = String(Date.now());
  const nonce = randomUUID().replaceAll("-", "");
  const content = `${timestamp}\n${nonce}\n${body}\n`;
  return {
    status: 200,
    headers: {
      ...headers(),
      "alipay-timestamp": timestamp,
      "alipay-nonce": nonce,
      "alipay-signature": sign(content, app.alipayKey, spoilSignature),
      ...(app.certificates && { "alipay-sn": app.certificates.alipay_cert_sn }),
    },
    body,
  };
}

/** V2's codes without `isv.`. Errors are not signed. */
export function v3Error({ code, subCode, subMessage }: AlipayError): SimReply {
  const v3Code = code === "20000" ? "SYSTEM_ERROR" : subCode.replace(/^isv\./, "");
  const status = UNAUTHENTICATED.includes(v3Code) ? 401 : STATUS[code];
  return v3ErrorReply(status, v3Code, subMessage);
}

export function v3ErrorReply(status: number, code: string, message: string): SimReply {
  const links = [{ link: `https://open.alipay.com/api/errCheck?code=${code}`, desc: "解决方案" }];
  return { status, headers: headers(), body: JSON.stringify({ code, message, links }) };
}

function headers(): Record<string, string> {
  return {
    "content-type": "application/json;charset=utf-8",
    "alipay-trace-id": randomUUID().replaceAll("-", ""),
  };
}
