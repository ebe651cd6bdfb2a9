import { json } from "../core/control";
import {
  CONTROL_PREFIX,
  type SimReply,
  type SimRequest,
  type SimRoutes,
} from "../core/http-server";
import { handleCashier } from "./cashier/handle";
import { settleDue } from "./domain/due";
import type { Gateway } from "./domain/gateway";
import { faultReply } from "./fault-reply";
import { handleV2 } from "./v2/handle";
import { GATEWAY_PATH, readParameters } from "./v2/parameters";
import { handleV3 } from "./v3/handle";
import { methodOfPath, V3_PREFIX } from "./v3/paths";
import { UsedNonces } from "./v3/verify-request";

/** Who answers which path. Whatever has become due happens before and after every request. */
export function simulatorRoutes(
  gateway: Gateway,
  control: (request: SimRequest) => Promise<SimReply>,
): SimRoutes {
  const nonces = new UsedNonces();
  const answer = async (request: SimRequest): Promise<SimReply> => {
    const { pathname } = request.url;
    if (pathname.startsWith(CONTROL_PREFIX)) return control(request);
    if (pathname === GATEWAY_PATH) return handleV2(gateway, request);
    if (pathname.startsWith(V3_PREFIX)) return handleV3(gateway, nonces, request);
    return handleCashier(gateway, request) ?? json(404, { error: `no path ${pathname}` });
  };
  return {
    clock: gateway.clock,
    namesOf: methodNames,
    handle: async (request) => {
      settleDue(gateway);
      const reply = await answer(request);
      settleDue(gateway);
      return reply;
    },
    errorReply: (request, fault) => faultReply(gateway, request, fault),
  };
}

/** Faults may name an operation, `alipay.trade.refund`, whichever wire format it comes by. */
function methodNames(request: SimRequest): string[] {
  const { pathname } = request.url;
  if (pathname.startsWith(V3_PREFIX)) return [methodOfPath(pathname)];
  const method = pathname === GATEWAY_PATH ? readParameters(request)["method"] : undefined;
  return method ? [method] : [];
}
