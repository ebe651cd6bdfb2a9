import type { SimRequest } from "../../core/http-server";
import type { App } from "../domain/app";
import type { Gateway } from "../domain/gateway";
import { AlipayError } from "../lib/alipay-error";
import { verify } from "../lib/keys";

const AUTHORIZATION = /^ALIPAY-SHA256withRSA (.+),sign=([A-Za-z0-9+/=]+)$/;

/** Nonces that were used, for as long as their time stamp would still be taken. */
export class UsedNonces {
  private readonly nonces = new Map<string, number>();

  /** False when this application has used the nonce before. */
  use(appId: string, nonce: string, lifeMs: number): boolean {
    const now = Date.now();
    this.forgetBefore(now);
    const key = `${appId}:${nonce}`;
    if (this.nonces.has(key)) return false;
    this.nonces.set(key, now + lifeMs);
    return true;
  }

  /** Oldest first, so it stops at the first one that is still kept. */
  private forgetBefore(now: number): void {
    for (const [key, until] of this.nonces) {
      if (until > now) return;
      this.nonces.delete(key);
    }
  }
}

/**
 * Checks the Authorization header. The time stamp is judged by the host's clock (see V2), and a nonce
 * is spent only by a request whose signature holds.
 */
export function verifyV3Request(gateway: Gateway, nonces: UsedNonces, request: SimRequest): App {
  const [, authString, signature] = AUTHORIZATION.exec(request.headers.authorization ?? "") ?? [];
  if (!authString || !signature) throw missing("authorization", "缺少authorization");
  const fields = parseAuthString(authString);
  const app = gateway.apps.get(required(fields, "app_id", "app-id"));
  if (!app) throw invalid("app-id", "无效的AppID参数");
  const nonce = required(fields, "nonce", "nonce");
  const timestamp = required(fields, "timestamp", "timestamp");
  verifyCertificates(app, fields, request);
  if (!verify(signedContent(authString, request), signature, app.appKey)) {
    throw invalid("signature", "验签出错，请确认签名方法和应用私钥是否正确");
  }
  const tolerance = gateway.settings.timestampToleranceMs;
  const off = /^\d{13}$/.test(timestamp) ? Math.abs(Date.now() - Number(timestamp)) : Infinity;
  if (off > tolerance) throw invalid("timestamp", "非法的时间戳参数");
  if (!nonces.use(app.app_id, nonce, 2 * tolerance))
    throw invalid("nonce", "nonce重复，疑似重放请求");
  return app;
}

function signedContent(authString: string, request: SimRequest): string {
  const { pathname, search } = request.url;
  const lines = [authString, request.method, pathname + search, request.raw.toString("utf8")];
  const token = request.headers["alipay-app-auth-token"];
  if (typeof token === "string") lines.push(token);
  return `${lines.join("\n")}\n`;
}

function verifyCertificates(
  { certificates }: App,
  fields: Map<string, string>,
  request: SimRequest,
): void {
  if (!certificates) return;
  if (required(fields, "app_cert_sn", "app-cert-sn") !== certificates.app_cert_sn) {
    throw invalid("app-cert-sn", "应用公钥证书SN不匹配");
  }
  if (request.headers["alipay-root-cert-sn"] !== certificates.alipay_root_cert_sn) {
    throw invalid("alipay-root-cert-sn", "支付宝根证书SN不匹配");
  }
}

function parseAuthString(authString: string): Map<string, string> {
  const pairs = authString.split(",").map((pair): [string, string] => {
    const [name = "", ...value] = pair.split("=");
    return [name, value.join("=")];
  });
  return new Map(pairs);
}

function required(fields: Map<string, string>, name: string, code: string): string {
  const value = fields.get(name);
  if (!value) throw missing(code, `缺少${name}参数`);
  return value;
}

function missing(what: string, message: string): AlipayError {
  return new AlipayError("40001", `isv.missing-${what}`, message);
}

function invalid(what: string, message: string): AlipayError {
  return new AlipayError("40002", `isv.invalid-${what}`, message);
}
