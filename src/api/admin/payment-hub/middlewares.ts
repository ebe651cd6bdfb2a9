import {
  validateAndTransformBody,
  validateAndTransformQuery,
  type MiddlewareRoute,
} from "@medusajs/framework/http";
import {
  CreateAccount,
  CreateCharge,
  ExportEvents,
  ListBreaks,
  ListEvents,
  ReplayEvents,
  ResolveBreak,
  UpdateAccount,
  UpdateAccountOptions,
  UpdateGateway,
} from "./validators";

/** Certificates make a body larger than Medusa's default of 100 kB allows for in rare cases. */
const BODY = { sizeLimit: "256kb" };

export const adminMiddlewares: MiddlewareRoute[] = [
  {
    method: ["POST"],
    matcher: "/admin/payment-hub/gateways/:gateway",
    middlewares: [validateAndTransformBody(UpdateGateway)],
  },
  {
    method: ["POST"],
    matcher: "/admin/payment-hub/gateways/:gateway/accounts",
    bodyParser: BODY,
    middlewares: [validateAndTransformBody(CreateAccount)],
  },
  {
    method: ["POST"],
    matcher: "/admin/payment-hub/gateways/:gateway/accounts/:id",
    bodyParser: BODY,
    middlewares: [validateAndTransformBody(UpdateAccount)],
  },
  {
    method: ["POST"],
    matcher: "/admin/payment-hub/gateways/:gateway/accounts/:id/options",
    middlewares: [validateAndTransformBody(UpdateAccountOptions)],
  },
  {
    method: ["POST"],
    matcher: "/admin/payment-hub/charges",
    middlewares: [validateAndTransformBody(CreateCharge)],
  },
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
