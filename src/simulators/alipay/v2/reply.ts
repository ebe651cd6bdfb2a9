import { randomUUID } from "node:crypto";
import type { SimReply } from "../../core/http-server";
import type { App } from "../domain/app";
import { MESSAGES, type AlipayError } from "../lib/alipay-error";
import { sign } from "../lib/keys";
import type { Answer } from "../operations/operation";

export interface V2ReplyOptions {
  /** The method that was called; its name becomes the node's. */
  method: string | undefined;
  /** Whose key signs. Without an application the answer carries no signature. */
  app: App | undefined;
  spoilSignature?: boolean;
}

export function v2Success(answer: Answer, options: V2ReplyOptions): SimReply {
  return reply({ code: "10000", msg: "Success", ...answer }, options);
}

/** Errors, too, come with HTTP 200. */
export function v2Error(error: AlipayError, options: V2ReplyOptions): SimReply {
  const { code, subCode, subMessage } = error;
  return reply({ code, msg: MESSAGES[code], sub_code: subCode, sub_msg: subMessage }, options);
}

/** Built as text, since the signature covers the node's text exactly as it is sent. */
function reply(content: Answer, { method, app, spoilSignature }: V2ReplyOptions): SimReply {
  const name = method ? `${method.replaceAll(".", "_")}_response` : "error_response";
  const node = JSON.stringify(content);
  const certificateSn = app?.certificates?.alipay_cert_sn;
  const rest = {
    ...(certificateSn && { alipay_cert_sn: certificateSn }),
    ...(app && { sign: sign(node, app.alipayKey, spoilSignature) }),
  };
  const tail = app ? `,${JSON.stringify(rest).slice(1)}` : "}";
  return {
    status: 200,
    headers: { "content-type": "text/html;charset=utf-8", trace_id: randomUUID() },
    body: `{"${name}":${node}${tail}`,
  };
}
