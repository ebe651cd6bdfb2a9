import type { App } from "../domain/app";
import type { Gateway } from "../domain/gateway";
import type { Caller } from "../operations/operation";
import { webUrl } from "../operations/fields";
import { AlipayError, invalidParameter } from "../lib/alipay-error";
import { parseBeijing } from "../lib/beijing-time";
import { verify } from "../lib/keys";
import { signContent } from "../lib/sign-content";
import type { Parameters } from "./parameters";

export interface VerifiedRequest {
  caller: Caller;
  method: string;
  biz: unknown;
}

/** The application that the request says it is from. Without one no answer can be signed. */
export function identifyApp(gateway: Gateway, parameters: Parameters): App {
  const appId = required(parameters, "app_id", "app-id");
  const app = gateway.apps.get(appId);
  if (!app) throw invalid("app-id", "无效的AppID参数");
  return app;
}

/** Checks the public parameters in the gateway's order: present, signature, then each value. */
export function verifyRequest(gateway: Gateway, app: App, parameters: Parameters): VerifiedRequest {
  const method = required(parameters, "method", "method");
  const signature = required(parameters, "sign", "signature");
  const signType = required(parameters, "sign_type", "signature-type");
  const timestamp = required(parameters, "timestamp", "timestamp");
  const version = required(parameters, "version", "version");
  if (signType !== "RSA2") throw invalid("signature-type", "无效的签名类型");
  verifyCertificates(app, parameters);
  if (!verify(signContent(parameters, ["sign"]), signature, app.appKey)) {
    throw invalid("signature", "验签出错，建议检查签名字符串或签名私钥与应用公钥是否匹配");
  }
  verifyTimestamp(gateway, timestamp);
  if (version !== "1.0") throw invalid("parameter", "version: 1.0");
  if ((parameters["charset"] ?? "utf-8").toLowerCase() !== "utf-8") {
    throw invalid("charset", "字符集错误，此处仅支持utf-8");
  }
  if ((parameters["format"] ?? "JSON").toUpperCase() !== "JSON") {
    throw invalid("format", "无效的数据格式");
  }
  return {
    method,
    caller: {
      app,
      notify_url: optionalUrl(parameters, "notify_url"),
      return_url: optionalUrl(parameters, "return_url"),
    },
    biz: parseBizContent(parameters["biz_content"]),
  };
}

/**
 * Judged by the host's clock, not the simulator's: a test that moves the simulator into the future
 * does not move the shop that signs.
 */
function verifyTimestamp(gateway: Gateway, timestamp: string): void {
  const at = parseBeijing(timestamp);
  const off = at === undefined ? Infinity : Math.abs(Date.now() - at);
  if (off > gateway.settings.timestampToleranceMs) throw invalid("timestamp", "非法的时间戳参数");
}

function verifyCertificates({ certificates }: App, parameters: Parameters): void {
  if (!certificates) return;
  const appCertSn = required(parameters, "app_cert_sn", "app-cert-sn");
  const rootCertSn = required(parameters, "alipay_root_cert_sn", "alipay-root-cert-sn");
  if (appCertSn !== certificates.app_cert_sn) throw invalid("app-cert-sn", "应用公钥证书SN不匹配");
  if (rootCertSn !== certificates.alipay_root_cert_sn) {
    throw invalid("alipay-root-cert-sn", "支付宝根证书SN不匹配");
  }
}

function parseBizContent(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? "{}");
  } catch {
    throw invalidParameter("参数无效 biz_content: not JSON");
  }
}

function optionalUrl(
  parameters: Parameters,
  name: "notify_url" | "return_url",
): string | undefined {
  const value = parameters[name];
  if (!value) return undefined;
  if (!webUrl.safeParse(value).success) throw invalidParameter(`参数无效 ${name}: http(s) only`);
  return value;
}

function required(parameters: Parameters, name: string, code: string): string {
  const value = parameters[name];
  if (!value) throw new AlipayError("40001", `isv.missing-${code}`, `缺少${name}参数`);
  return value;
}

function invalid(what: string, message: string): AlipayError {
  return new AlipayError("40002", `isv.invalid-${what}`, message);
}
