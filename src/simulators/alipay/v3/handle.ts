import { z } from "@medusajs/framework/zod";
import type { SimReply, SimRequest } from "../../core/http-server";
import type { App } from "../domain/app";
import type { Gateway } from "../domain/gateway";
import { AlipayError, invalidParameter } from "../lib/alipay-error";
import { findOperation } from "../operations";
import { webUrl } from "../operations/fields";
import { parseBiz, type Answer } from "../operations/operation";
import { methodOfPath } from "./paths";
import { v3Error, v3ErrorReply, v3Success } from "./reply";
import { verifyV3Request, type UsedNonces } from "./verify-request";

/** In V3 the address for notifications comes in the body. */
const Body = z.looseObject({ notify_url: webUrl.optional() });

export function handleV3(gateway: Gateway, nonces: UsedNonces, request: SimRequest): SimReply {
  const operation = findOperation(methodOfPath(request.url.pathname));
  if (!operation) return v3ErrorReply(404, "invalid-method", "不存在的接口");
  if (request.method !== "POST") return v3ErrorReply(405, "invalid-http-method", "请使用POST");
  try {
    const app = verifyV3Request(gateway, nonces, request);
    const execute = (body: z.output<typeof Body>): Answer => {
      const { notify_url, ...biz } = body;
      return operation.execute(gateway, { app, notify_url }, biz);
    };
    return answer(app, execute(parseBiz(Body, parseJson(request))), request);
  } catch (error) {
    if (!(error instanceof AlipayError)) throw error;
    return v3Error(error);
  }
}

function answer(app: App, content: Answer, request: SimRequest): SimReply {
  return v3Success(content, app, request.fault?.kind === "bad_signature");
}

function parseJson(request: SimRequest): unknown {
  try {
    return JSON.parse(request.raw.toString("utf8"));
  } catch {
    throw invalidParameter("参数无效: the body is not JSON");
  }
}
