import type { SimReply, SimRequest } from "../../core/http-server";
import { orderPage, refusalPage } from "../cashier/pages";
import type { App } from "../domain/app";
import type { Gateway } from "../domain/gateway";
import { AlipayError } from "../lib/alipay-error";
import { findOperation } from "../operations";
import { isBrowserMethod, orderByBuyer } from "../operations/order-by-buyer";
import { readParameters, type Parameters } from "./parameters";
import { v2Error, v2Success } from "./reply";
import { identifyApp, verifyRequest } from "./verify-request";

/** `/gateway.do`: an API call is answered as signed JSON, a payment page as HTML for the buyer. */
export function handleV2(gateway: Gateway, request: SimRequest): SimReply {
  const parameters = readParameters(request);
  if (isBrowserMethod(parameters["method"] ?? "")) return openCashier(gateway, parameters);
  const method = findOperation(parameters["method"] ?? "")?.method;
  const spoilSignature = request.fault?.kind === "bad_signature";
  let app: App | undefined;
  try {
    app = identifyApp(gateway, parameters);
    return v2Success(call(gateway, app, parameters), { method, app, spoilSignature });
  } catch (error) {
    if (!(error instanceof AlipayError)) throw error;
    return v2Error(error, { method, app, spoilSignature });
  }
}

function call(gateway: Gateway, app: App, parameters: Parameters): Record<string, unknown> {
  const { method, caller, biz } = verifyRequest(gateway, app, parameters);
  const operation = findOperation(method);
  if (!operation) throw new AlipayError("40002", "isv.invalid-method", "不存在的方法名");
  return operation.execute(gateway, caller, biz);
}

function openCashier(gateway: Gateway, parameters: Parameters): SimReply {
  try {
    const app = identifyApp(gateway, parameters);
    const { method, caller, biz } = verifyRequest(gateway, app, parameters);
    if (!isBrowserMethod(method)) throw new Error(`not opened by a browser: ${method}`);
    return orderPage(orderByBuyer(gateway, caller, method, biz));
  } catch (error) {
    if (!(error instanceof AlipayError)) throw error;
    return refusalPage(error);
  }
}
