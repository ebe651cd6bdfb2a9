import { z } from "@medusajs/framework/zod";
import { ControlError, type ControlHandler } from "../../core/control";
import { minorUnits } from "../money/minor-units";
import type { Dispute } from "../objects/dispute";
import {
  closeDispute,
  closeInquiry,
  escalateInquiry,
  isInquiry,
  openDispute,
  submitEvidence,
  warnOfFraud,
} from "../payments/dispute";
import { latestCharge } from "../payments/latest-charge";
import type { World } from "../world";
import { locate } from "./locate";

const DisputeInput = z
  .object({
    reason: z.string().default("fraudulent"),
    amount: z.number().int().positive().optional(),
    inquiry: z.boolean().default(false),
  })
  .strict();

const CloseInput = z.object({ outcome: z.enum(["won", "lost"]).optional() }).strict();

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
      const { amount: asked, ...terms } = DisputeInput.parse(body);
      const amount = asked === undefined ? undefined : minorUnits(asked);
      return { dispute: openDispute(scene, charge, { ...terms, amount }) };
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
    "POST disputes/:id/escalate": ({ id }) => {
      const { scene, object: dispute } = locate(world, "disputes", id);
      assertOpen(dispute);
      if (!isInquiry(dispute)) throw new ControlError(409, `${dispute.id} is no inquiry`);
      escalateInquiry(scene, dispute);
      return { dispute };
    },
    "POST disputes/:id/close": ({ id }, body) => {
      const { scene, object: dispute } = locate(world, "disputes", id);
      const { outcome } = CloseInput.parse(body);
      assertOpen(dispute);
      if (isInquiry(dispute) === (outcome !== undefined)) {
        throw new ControlError(409, "a dispute is won or lost; an inquiry just closes");
      }
      if (outcome) closeDispute(scene, dispute, outcome);
      else closeInquiry(scene, dispute);
      return { dispute };
    },
  };
}

function assertOpen({ id, status }: Dispute): void {
  if (!["won", "lost", "warning_closed"].includes(status)) return;
  throw new ControlError(409, `${id} is ${status} already`);
}
