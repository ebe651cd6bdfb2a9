import {
  validateAndTransformBody,
  validateAndTransformQuery,
  type MiddlewareRoute,
} from "@medusajs/framework/http";
import { requires } from "../rights";
import { CapturePayment, ListPayments, Nothing, RefundPayment } from "../validators";

const PAYMENTS = "/admin/payment-hub/payments";

export const hubPaymentMiddlewares: MiddlewareRoute[] = [
  {
    method: ["GET"],
    matcher: PAYMENTS,
    middlewares: [requires("view"), validateAndTransformQuery(ListPayments, {})],
  },
  { method: ["GET"], matcher: `${PAYMENTS}/:id`, middlewares: [requires("view")] },
  {
    method: ["POST"],
    matcher: `${PAYMENTS}/:id/query`,
    middlewares: [requires("view"), validateAndTransformBody(Nothing)],
  },
  {
    method: ["POST"],
    matcher: `${PAYMENTS}/:id/capture`,
    middlewares: [requires("refund"), validateAndTransformBody(CapturePayment)],
  },
  {
    method: ["POST"],
    matcher: `${PAYMENTS}/:id/refund`,
    middlewares: [requires("refund"), validateAndTransformBody(RefundPayment)],
  },
  {
    method: ["POST"],
    matcher: `${PAYMENTS}/:id/cancel`,
    middlewares: [requires("refund"), validateAndTransformBody(Nothing)],
  },
];
