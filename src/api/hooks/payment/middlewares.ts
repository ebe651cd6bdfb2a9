import type { MiddlewareRoute } from "@medusajs/framework/http";
import { gateways, hookNames } from "../../../gateways/registry";
import { notificationRoute } from "./receive-notification";

/**
 * Gateways sign raw bytes, so no body parser may touch them (see shared/raw-body). Besides its own
 * path, a route file beside this one, a gateway's events may come under the names of its method
 * providers and the providers' full ids: those would reach Medusa's own route, which answers 200
 * before it verifies, so they are answered here and never get there.
 */
export const hookMiddlewares: MiddlewareRoute[] = gateways.flatMap((gateway) =>
  hookNames(gateway).map((name) => ({
    method: ["POST" as const],
    matcher: `/hooks/payment/${name}`,
    bodyParser: false as const,
    ...(name !== gateway.hook && { middlewares: [notificationRoute(gateway)] }),
  })),
);
