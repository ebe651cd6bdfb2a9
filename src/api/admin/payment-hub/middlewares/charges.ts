import { validateAndTransformBody, type MiddlewareRoute } from "@medusajs/framework/http";
import { CreateCharge } from "../validators";

export const chargeMiddlewares: MiddlewareRoute[] = [
  {
    method: ["POST"],
    matcher: "/admin/payment-hub/charges",
    middlewares: [validateAndTransformBody(CreateCharge)],
  },
];
