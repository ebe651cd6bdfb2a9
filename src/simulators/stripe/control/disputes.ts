import { z } from "@medusajs/framework/zod";
import { ControlError, type ControlHandler } from "../../core/control";
import { minorUnits } from "../money/minor-units";
import { closeDispute, openDispute, submitEvidence, warnOfFraud } from "../payments/dispute";
import { latestCharge } from "../payments/latest-charge";
import type { World } from "../world";
import { locate } from "./locate";

const DisputeInput = z
  .object({
    reason: z.string().default("fraudulent"),
    amount: z.number().int().positive().optional(),
  })
  .strict();

const CloseInput = z.object({ outcome: z.enum(["won", "lost"]) }).strict();

const WarningInput = z.object({ fraud_type: z.string().default("made_with_stolen_card") }).strict();

export function disputeControls(world: World): Record<string, ControlHandler> {
  const captured = (id: string | undefined) => {
    const { scene, object: intent } = locate(world, "paymentIntents", id);
    if (intent.amount_received > 0) return { scene, charge: latestCharge(scene, intent) };
    throw new ControlError(409, `${intent.id} has not taken any money`);
  };
  return {
    "POST payment_intents/:id/dispute": ({ id }, body) => {
      const { scene, charge } = captured(id);
      const { reason, amount } = DisputeInput.parse(body);
      const disputed = amount === undefined ? undefined : minorUnits(amount);
      return { dispute: openDispute(scene, charge, reason, disputed) };
    },
    "POST payment_intents/:id/early_fraud_warning": ({ id }, body) => {
      const { scene, charge } = captured(id);
      const { fraud_type } = WarningInput.parse(body);
      return { early_fraud_warning: warnOfFraud(scene, charge, fraud_type) };
    },
    "POST disputes/:id/evidence": ({ id }) => {
      const { scene, object: dispute } = locate(world, "disputes", id);
      submitEvidence(scene, dispute);
      return { dispute };
    },
    "POST disputes/:id/close": ({ id }, body) => {
      const { scene, object: dispute } = locate(world, "disputes", id);
      if (dispute.status === "won" || dispute.status === "lost") {
        throw new ControlError(409, `${dispute.id} is ${dispute.status} already`);
      }
      closeDispute(scene, dispute, CloseInput.parse(body).outcome);
      return { dispute };
    },
  };
}
