import type { MiddlewareRoute } from "@medusajs/framework/http";
import { breakMiddlewares } from "./breaks";
import { chargeMiddlewares } from "./charges";
import { eventMiddlewares } from "./events";
import { gatewayMiddlewares } from "./gateways";
import { hubPaymentMiddlewares } from "./payments";

export const adminMiddlewares: MiddlewareRoute[] = [
  ...gatewayMiddlewares,
  ...chargeMiddlewares,
  ...breakMiddlewares,
  ...eventMiddlewares,
  ...hubPaymentMiddlewares,
];
