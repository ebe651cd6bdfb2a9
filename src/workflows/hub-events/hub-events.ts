import type { DisputeView, Environment } from "../../gateways/gateway";

export interface HubEventData {
  /**
   * The event's own id. It is told once, and only if a process dies while telling it once more, with
   * the same id.
   */
  event_id: string;
}

/** What every event of a payment names: ids to read more by, and nothing of the buyer. */
export interface PaymentEventData extends HubEventData {
  /** The hub's own id of the payment. */
  payment_id: string;
  /** Medusa's payment session; null for a payment that was taken over without one. */
  session_id: string | null;
  /** Left out while there is no order. */
  order_id?: string;
  gateway: string;
  environment: Environment;
  /** A decimal, such as `"10.50"`: of the payment, or of what the event is about. */
  amount: string;
  /** In lower case, as Medusa writes it. */
  currency: string;
}

export interface RefundEventData extends PaymentEventData {
  refund_id: string;
  /** The gateway's own number of it, where it has one. */
  reference: string | null;
}

export interface DisputeEventData extends PaymentEventData {
  dispute_id: string;
  reference: string;
  status: DisputeView["status"];
  /** ISO; until when the merchant can answer. */
  respond_by?: string;
}

export interface FraudWarningEventData extends PaymentEventData {
  fraud_warning_id: string;
  reference: string;
  /** Whether a refund now can still keep a dispute away. */
  actionable: boolean;
}

export interface SavedMethodEventData extends HubEventData {
  /** Medusa's customer. */
  customer_id: string;
  /** The gateway's number of the method. */
  payment_method: string;
  gateway: string;
  environment: Environment;
}

/**
 * What the hub emits through Medusa's event bus, for stores to subscribe to. Each is emitted once an
 * effect is committed, and once an effect, however often a gateway tells of it. States that were
 * passed before anybody looked are left out: a payment that is found captured was never announced
 * as authorized.
 */
export interface HubEvents {
  "payment_hub.payment.authorized": PaymentEventData;
  /** `amount` is all that was captured by now; several captures are several events. */
  "payment_hub.payment.captured": PaymentEventData;
  "payment_hub.payment.failed": PaymentEventData;
  "payment_hub.payment.canceled": PaymentEventData;
  "payment_hub.payment.requires_action": PaymentEventData;
  "payment_hub.payment.processing": PaymentEventData;
  /** Money came that pays for nothing (any more); `amount` is what the gateway holds of it. */
  "payment_hub.payment.late": PaymentEventData;
  "payment_hub.refund.pending": RefundEventData;
  "payment_hub.refund.succeeded": RefundEventData;
  "payment_hub.refund.failed": RefundEventData;
  /** It had succeeded and was counted in Medusa, then failed, and was taken out there again. */
  "payment_hub.refund.reversed": RefundEventData;
  "payment_hub.dispute.opened": DisputeEventData;
  "payment_hub.dispute.updated": DisputeEventData;
  "payment_hub.dispute.won": DisputeEventData;
  "payment_hub.dispute.lost": DisputeEventData;
  "payment_hub.dispute.funds_withdrawn": DisputeEventData;
  "payment_hub.dispute.funds_reinstated": DisputeEventData;
  "payment_hub.fraud_warning.opened": FraudWarningEventData;
  "payment_hub.payment_method.saved": SavedMethodEventData;
}

export type HubEventName = keyof HubEvents;
