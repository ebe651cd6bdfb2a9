import { defineMiddlewares } from "@medusajs/framework/http";
import { gateways } from "../gateways/registry";
import { adminMiddlewares } from "./admin/payment-hub/middlewares";

export default defineMiddlewares({
  routes: [
    // Gateways sign raw bytes; see shared/raw-body.
    ...gateways
      .flatMap(({ hook, providerId }) => [hook, providerId])
      .map((path) => ({
        method: ["POST" as const],
        matcher: `/hooks/payment/${path}`,
        bodyParser: false as const,
      })),
    ...adminMiddlewares,
  ],
});
