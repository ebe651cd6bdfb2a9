import type { Fault } from "../core/faults";
import type { SimReply, SimRequest } from "../core/http-server";
import type { Gateway } from "./domain/gateway";
import { AlipayError, type AlipayCode } from "./lib/alipay-error";
import { refusalPage } from "./cashier/pages";
import { isBrowserMethod } from "./operations/order-by-buyer";
import { GATEWAY_PATH, readParameters } from "./v2/parameters";
import { v2Error } from "./v2/reply";
import { V3_PREFIX } from "./v3/paths";
import { v3ErrorReply } from "./v3/reply";

interface Outage {
  v2: AlipayCode;
  v2SubCode: string;
  v3Code: string;
}

/**
 * What a planned `error` answers: the buyer's browser gets a page, V3 an error with the fault's own status, V2 with HTTP 200 and the outer code
 * that goes with it. The fault's `code`, when given, replaces the detailed code.
 */
export function faultReply(gateway: Gateway, request: SimRequest, fault: Fault): SimReply {
  const outage = outageOf(fault.status);
  const message = fault.message ?? "系统繁忙";
  if (request.url.pathname.startsWith(V3_PREFIX)) {
    return v3ErrorReply(fault.status, fault.code ?? outage.v3Code, message);
  }
  const { method = "", app_id: appId = "" } = readParameters(request);
  const error = new AlipayError(outage.v2, fault.code ?? outage.v2SubCode, message);
  if (request.url.pathname !== GATEWAY_PATH || isBrowserMethod(method)) {
    return { ...refusalPage(error), status: fault.status };
  }
  const app = gateway.apps.get(appId);
  return v2Error(error, { method, app });
}

function outageOf(status: number): Outage {
  if (status >= 500) return { v2: "20000", v2SubCode: "isp.unknow-error", v3Code: "SYSTEM_ERROR" };
  if (status === 429) {
    return { v2: "40005", v2SubCode: "isv.app-call-limited", v3Code: "app-call-limited" };
  }
  if (status === 403) {
    const code = "insufficient-isv-permissions";
    return { v2: "40006", v2SubCode: `isv.${code}`, v3Code: code };
  }
  return { v2: "40004", v2SubCode: "ACQ.SYSTEM_ERROR", v3Code: "ACQ.SYSTEM_ERROR" };
}
