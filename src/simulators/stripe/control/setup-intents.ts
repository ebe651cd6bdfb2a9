import { z } from "@medusajs/framework/zod";
import type { ControlHandler } from "../../core/control";
import type { SetupIntent } from "../objects/setup-intent";
import { authenticateSetup } from "../payments/authenticate";
import { confirmSetup } from "../payments/setup";
import { StripeApiError } from "../wire/api-error";
import type { Scene, World } from "../world";
import { BuyerInput, buyersMethod } from "./buyer";
import { locate } from "./locate";
import { assertStatus } from "./payment-intents";

const OutcomeInput = z.object({ outcome: z.enum(["succeed", "fail"]).default("succeed") }).strict();

export function setupIntentControls(world: World): Record<string, ControlHandler> {
  return {
    "POST setup_intents/:id/confirm": ({ id }, body) => {
      const { scene, object: intent } = locate(world, "setupIntents", id);
      return { ...confirm(scene, intent, BuyerInput.parse(body)), setup_intent: intent };
    },
    "POST setup_intents/:id/authenticate": ({ id }, body) => {
      const { scene, object: intent } = locate(world, "setupIntents", id);
      assertStatus(intent, "requires_action");
      authenticateSetup(scene, intent, OutcomeInput.parse(body).outcome);
      return { setup_intent: intent };
    },
  };
}

function confirm(scene: Scene, intent: SetupIntent, input: BuyerInput): { error?: unknown } {
  try {
    confirmSetup(scene, intent, buyersMethod(scene, input), input.return_url);
  } catch (error) {
    if (error instanceof StripeApiError) return error.body();
    throw error;
  }
  if (intent.next_action && input.three_d_secure !== "leave") {
    authenticateSetup(scene, intent, input.three_d_secure);
  }
  return intent.last_setup_error ? { error: intent.last_setup_error } : {};
}
