import {
  validateAndTransformBody,
  validateAndTransformQuery,
  type MiddlewareRoute,
} from "@medusajs/framework/http";
import { ListBreaks, ResolveBreak } from "../validators";

export const breakMiddlewares: MiddlewareRoute[] = [
  {
    method: ["GET"],
    matcher: "/admin/payment-hub/breaks",
    middlewares: [validateAndTransformQuery(ListBreaks, {})],
  },
  {
    method: ["POST"],
    matcher: "/admin/payment-hub/breaks/:id/resolve",
    middlewares: [validateAndTransformBody(ResolveBreak)],
  },
];
