import {
  validateAndTransformBody,
  validateAndTransformQuery,
  type MiddlewareRoute,
} from "@medusajs/framework/http";
import { ExportEvents, ListEvents, ReplayEvents } from "../validators";

export const eventMiddlewares: MiddlewareRoute[] = [
  {
    method: ["GET"],
    matcher: "/admin/payment-hub/events",
    middlewares: [validateAndTransformQuery(ListEvents, {})],
  },
  {
    method: ["GET"],
    matcher: "/admin/payment-hub/events/export",
    middlewares: [validateAndTransformQuery(ExportEvents, {})],
  },
  {
    method: ["POST"],
    matcher: "/admin/payment-hub/events/replay",
    middlewares: [validateAndTransformBody(ReplayEvents)],
  },
];
