import { defineMiddlewares } from "@medusajs/framework/http";
import { gateways } from "../gateways/registry";
import { adminMiddlewares } from "./admin/payment-hub/middlewares";

export default defineMiddlewares({
  routes: [
    // Gateways sign raw bytes; see shared/raw-body.
    ...gateways.map(({ hook }) => ({
      method: ["POST" as const],
      matcher: `/hooks/payment/${hook}`,
      bodyParser: false as const,
    })),
    ...adminMiddlewares,
  ],
});
