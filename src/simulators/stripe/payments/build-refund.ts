import type { MinorUnits } from "../money/minor-units";
import type { Charge } from "../objects/charge";
import { newId } from "../objects/ids";
import type { Refund, RefundReason, RefundStatus } from "../objects/refund";
import type { Metadata } from "../params/metadata";
import { nowSeconds, type Scene } from "../world";

export interface RefundInput {
  amount: MinorUnits;
  status: RefundStatus;
  reason: RefundReason | null;
  metadata?: Metadata;
  instructionsEmail?: string | undefined;
}

export function buildRefund(scene: Scene, charge: Charge, input: RefundInput): Refund {
  const type = charge.payment_method_details.type;
  return scene.realm.refunds.add({
    id: newId("re_3"),
    object: "refund",
    amount: input.amount,
    balance_transaction: null,
    charge: charge.id,
    created: nowSeconds(scene.world),
    currency: charge.currency,
    customer: charge.customer,
    customer_account: null,
    destination_details: type === "card" ? cardDestination(input.status) : { type, [type]: {} },
    ...(input.instructionsEmail && { instructions_email: input.instructionsEmail }),
    metadata: input.metadata ?? {},
    ...(input.status === "requires_action" && { next_action: displayDetails(scene) }),
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    ...(input.status === "pending" && { pending_reason: "processing" as const }),
    reason: input.reason,
    receipt_number: null,
    source_transfer_reversal: null,
    status: input.status,
    transfer_reversal: null,
  });
}

function cardDestination(status: RefundStatus): Refund["destination_details"] {
  return {
    type: "card",
    card: {
      type: status === "pending" ? "pending" : "refund",
      reference_status: "pending",
      reference_type: "acquirer_reference_number",
    },
  };
}

/** The buyer has to say where the money goes. */
function displayDetails(scene: Scene): NonNullable<Refund["next_action"]> {
  return {
    type: "display_details",
    display_details: {
      email_sent: { email_sent_at: nowSeconds(scene.world), email_sent_to: "buyer@example.com" },
      expires_at: nowSeconds(scene.world) + 45 * 24 * 3600,
    },
  };
}
