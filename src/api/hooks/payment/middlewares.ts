import type { MiddlewareRoute } from "@medusajs/framework/http";
import { gateways, hookNames } from "../../../gateways/registry";
import { notificationRoute } from "./receive-notification";

/**
 * Where gateways report: each gateway's own path, and those of its method providers and of the
 * providers' full ids, which would otherwise reach Medusa's own route, and that answers 200 before it
 * verifies.
 *
 * Gateways sign raw bytes, so no body parser may touch them (see shared/raw-body). They are middlewares
 * without a method because Medusa puts those before all others: a route file's handler comes after
 * some hundred routes, each of which is compared with the path, and that takes longer than all else
 * that is done for an event here.
 */
export const hookMiddlewares: MiddlewareRoute[] = gateways.flatMap((gateway) => {
  const receive = notificationRoute(gateway);
  return hookNames(gateway).map((name) => ({
    matcher: `/hooks/payment/${name}`,
    bodyParser: false as const,
    middlewares: [receive],
  }));
});
