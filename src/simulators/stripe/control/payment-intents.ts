import { z } from "@medusajs/framework/zod";
import { ControlError, type ControlHandler } from "../../core/control";
import { minorUnits } from "../money/minor-units";
import type { PaymentIntent } from "../objects/payment-intent";
import { authenticate } from "../payments/authenticate";
import { cancelIntent, expireAuthorization } from "../payments/cancel";
import { captureIntent } from "../payments/capture";
import { confirmIntent } from "../payments/confirm";
import { latestCharge } from "../payments/latest-charge";
import { refundCharge } from "../payments/refund";
import { settleDelayed } from "../payments/settle-delayed";
import { StripeApiError } from "../wire/api-error";
import type { Scene, World } from "../world";
import { BuyerInput, buyersMethod } from "./buyer";
import { locate } from "./locate";

const OutcomeInput = z.object({ outcome: z.enum(["succeed", "fail"]).default("succeed") }).strict();

const RefundInput = z
  .object({
    amount: z.number().int().positive().optional(),
    reason: z.enum(["duplicate", "fraudulent", "requested_by_customer"]).optional(),
  })
  .strict();

const CaptureInput = z
  .object({ amount: z.number().int().positive().optional(), final: z.boolean().default(true) })
  .strict();

/** What buyers, banks and the dashboard do to payments. */
export function paymentIntentControls(world: World): Record<string, ControlHandler> {
  const at = (id: string | undefined) => locate(world, "paymentIntents", id);
  return {
    "POST payment_intents/:id/pay": ({ id }, body) => {
      const { scene, object: intent } = at(id);
      return { ...pay(scene, intent, BuyerInput.parse(body)), payment_intent: intent };
    },
    "POST payment_intents/:id/authenticate": ({ id }, body) => {
      const { scene, object: intent } = at(id);
      assertStatus(intent, "requires_action");
      authenticate(scene, intent, OutcomeInput.parse(body).outcome);
      return { payment_intent: intent };
    },
    "POST payment_intents/:id/settle": ({ id }, body) => {
      const { scene, object: intent } = at(id);
      assertStatus(intent, "processing");
      settleDelayed(scene, intent, OutcomeInput.parse(body).outcome);
      return { payment_intent: intent };
    },
    "POST payment_intents/:id/expire": ({ id }) => {
      const { scene, object: intent } = at(id);
      assertStatus(intent, "requires_capture");
      expireAuthorization(scene, intent);
      return { payment_intent: intent };
    },
    "POST payment_intents/:id/capture": ({ id }, body) => {
      const { scene, object: intent } = at(id);
      const { amount, final: finalCapture } = CaptureInput.parse(body);
      return refusing(() => {
        captureIntent(scene, intent, {
          ...(amount !== undefined && { amount: minorUnits(amount) }),
          finalCapture,
        });
        return { payment_intent: intent };
      });
    },
    "POST payment_intents/:id/cancel": ({ id }) => {
      const { scene, object: intent } = at(id);
      return refusing(() => {
        cancelIntent(scene, intent, "requested_by_customer");
        return { payment_intent: intent };
      });
    },
    "POST payment_intents/:id/refund": ({ id }, body) => {
      const { scene, object: intent } = at(id);
      const { amount, reason } = RefundInput.parse(body);
      return refusing(() => ({
        refund: refundCharge(scene, latestCharge(scene, intent), {
          ...(amount !== undefined && { amount: minorUnits(amount) }),
          reason: reason ?? "requested_by_customer",
        }),
      }));
    },
  };
}

/** Confirms as Stripe.js would, and goes through authentication; a refusal is an outcome. */
export function pay(scene: Scene, intent: PaymentIntent, input: BuyerInput): { error?: unknown } {
  try {
    confirmIntent(scene, intent, buyersMethod(scene, input), {
      offSession: false,
      errorOnRequiresAction: false,
      returnUrl: input.return_url,
    });
  } catch (error) {
    if (error instanceof StripeApiError) return error.body();
    throw error;
  }
  if (isRequiringAction(intent) && input.three_d_secure !== "leave") {
    authenticate(scene, intent, input.three_d_secure);
  }
  return intent.last_payment_error ? { error: intent.last_payment_error } : {};
}

/** Stripe's refusals as the control side answers them. */
function refusing<T>(action: () => T): T {
  try {
    return action();
  } catch (error) {
    if (error instanceof StripeApiError) throw new ControlError(409, error.message);
    throw error;
  }
}

export function assertStatus(object: { id: string; status: string }, status: string): void {
  if (object.status === status) return;
  throw new ControlError(409, `${object.id} has a status of ${object.status}, not ${status}`);
}

function isRequiringAction(intent: PaymentIntent): boolean {
  return intent.status === "requires_action";
}
