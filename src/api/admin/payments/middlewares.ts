import type {
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
  MiddlewareRoute,
} from "@medusajs/framework/http";
import { resolveHub } from "../../../modules/payment_hub/resolve";
import { takeMedusaPayment } from "../../../operations/medusa-payment-lease";
import { notAllowed } from "../payment-hub/errors";

/** People click again after a while; a proxy gives up later than this. */
const WAIT_MS = 20_000;

/** Has Medusa's own capture and refund of one payment run one after the other. */
async function oneAtATime(
  req: MedusaRequest,
  res: MedusaResponse,
  next: MedusaNextFunction,
): Promise<void> {
  const release = await takeMedusaPayment(resolveHub(req.scope), req.params.id ?? "", WAIT_MS);
  if (!release) {
    next(
      notAllowed(
        "Another operation on this payment is still running. Try again in a minute.",
        "operation_running",
      ),
    );
    return;
  }
  res.once("close", () => void release().catch(() => undefined));
  next();
}

export const paymentMiddlewares: MiddlewareRoute[] = ["capture", "refund"].map((operation) => ({
  method: ["POST"],
  matcher: `/admin/payments/:id/${operation}`,
  middlewares: [oneAtATime],
}));
