import { validateAndTransformBody, type MiddlewareRoute } from "@medusajs/framework/http";
import { CreateAccount, UpdateAccount, UpdateAccountOptions, UpdateGateway } from "../validators";

/** Certificates make a body larger than Medusa's default of 100 kB allows for in rare cases. */
const BODY = { sizeLimit: "256kb" };

export const gatewayMiddlewares: MiddlewareRoute[] = [
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
];
