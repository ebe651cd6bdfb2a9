import type {
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
  MiddlewareRoute,
} from "@medusajs/framework/http";
import { resolveHub } from "../../../modules/payment_hub/resolve";
import { takeMedusaPayment } from "../../../operations/medusa-payment-lease";
import { operationRunning } from "../payment-hub/errors";

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
    next(operationRunning());
    return;
  }
  whenAnswered(res, () => void release().catch(() => undefined));
  next();
}

/**
 * Calls back when the route gives its answer, an error's included. The connection's own end tells
 * nothing of that: a browser that gives up closes it while the operation goes on.
 */
function whenAnswered(res: MedusaResponse, callback: () => void): void {
  const end = res.end.bind(res) as (...args: unknown[]) => MedusaResponse;
  res.end = ((...args: unknown[]) => {
    callback();
    return end(...args);
  }) as MedusaResponse["end"];
}

export const paymentMiddlewares: MiddlewareRoute[] = ["capture", "refund"].map((operation) => ({
  method: ["POST"],
  matcher: `/admin/payments/:id/${operation}`,
  middlewares: [oneAtATime],
}));
