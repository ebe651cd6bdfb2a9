import { z } from "@medusajs/framework/zod";
import { ControlError, type ControlHandler } from "../../core/control";
import type { RefundStatus } from "../objects/refund";
import { completeRefund, continueRefund, failRefund } from "../payments/settle-refund";
import type { World } from "../world";
import { locate } from "./locate";

const SettleInput = z
  .object({
    outcome: z.enum(["succeeded", "failed", "pending"]),
    failure_reason: z.string().default("expired_or_canceled_card"),
  })
  .strict();

/** From where each outcome can be reached; a refund may fail long after it succeeded. */
const REACHABLE_FROM: Readonly<Record<"succeeded" | "failed" | "pending", RefundStatus[]>> = {
  succeeded: ["pending", "requires_action"],
  failed: ["pending", "requires_action", "succeeded"],
  pending: ["requires_action"],
};

export function refundControls(world: World): Record<string, ControlHandler> {
  return {
    "POST refunds/:id/settle": ({ id }, body) => {
      const { scene, object: refund } = locate(world, "refunds", id);
      const { outcome, failure_reason } = SettleInput.parse(body);
      if (!REACHABLE_FROM[outcome].includes(refund.status) || !refund.balance_transaction) {
        throw new ControlError(
          409,
          `${refund.id} is ${refund.status}; it cannot become ${outcome}`,
        );
      }
      switch (outcome) {
        case "succeeded":
          completeRefund(scene, refund);
          break;
        case "failed":
          failRefund(scene, refund, failure_reason);
          break;
        case "pending":
          continueRefund(scene, refund);
          break;
      }
      return { refund };
    },
  };
}
