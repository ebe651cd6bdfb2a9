import { z } from "@medusajs/framework/zod";
import { ControlError, type ControlHandler } from "../../core/control";
import { latestCharge } from "../payments/latest-charge";
import { closeReview, openReview } from "../payments/review";
import type { World } from "../world";
import { locate } from "./locate";

const OpenInput = z.object({ reason: z.enum(["rule", "manual"]).default("rule") }).strict();

const CloseInput = z.object({ reason: z.string().default("approved") }).strict();

export function reviewControls(world: World): Record<string, ControlHandler> {
  return {
    "POST payment_intents/:id/review": ({ id }, body) => {
      const { scene, object: intent } = locate(world, "paymentIntents", id);
      const { reason } = OpenInput.parse(body);
      return { review: openReview(scene, latestCharge(scene, intent), reason) };
    },
    "POST reviews/:id/close": ({ id }, body) => {
      const { scene, object: review } = locate(world, "reviews", id);
      const { reason } = CloseInput.parse(body);
      if (!review.open) throw new ControlError(409, `${review.id} is closed already`);
      closeReview(scene, review, reason);
      return { review };
    },
  };
}
