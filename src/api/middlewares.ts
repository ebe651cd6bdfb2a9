import { defineMiddlewares } from "@medusajs/framework/http";
import { adminMiddlewares } from "./admin/payment-hub/middlewares";
import { paymentMiddlewares } from "./admin/payments/middlewares";
import { hookMiddlewares } from "./hooks/payment/middlewares";

export default defineMiddlewares({
  routes: [...hookMiddlewares, ...adminMiddlewares, ...paymentMiddlewares],
});
