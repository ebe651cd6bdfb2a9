import { findGateway } from "../../../gateways/registry";
import { Money } from "../../../lib/money";
import type { AttemptSummary } from "../../../modules/payment_hub/store/payment-history";
import type {
  DisputeRow,
  FraudWarningRow,
  PaymentRow,
  RefundRow,
} from "../../../modules/payment_hub/store/rows";
import type {
  OrderDisputeView,
  OrderFraudWarningView,
  OrderRefundView,
  PaymentAttemptView,
} from "./contract";

/** A payment and what belongs to it, as the dashboard gets them: amounts are decimals there. */
export function paymentView(payment: PaymentRow) {
  const { id, gateway, environment, reference, order_number, status, currency } = payment;
  const amount = (minor: string): string => decimal(gateway, minor, currency);
  return {
    ...{ id, gateway, environment, reference, order_number, status, currency },
    amount: amount(payment.amount),
    captured: amount(payment.captured),
    refunded: amount(payment.refunded),
  };
}

export function refundView({ gateway }: PaymentRow, row: RefundRow): OrderRefundView {
  return {
    id: row.id,
    amount: decimal(gateway, row.amount, row.currency),
    status: row.status,
    reference: row.reference,
    failure: row.failure,
    reversed_at: row.reversed_at?.toISOString() ?? null,
    created_at: row.created_at.toISOString(),
  };
}

export function disputeView({ gateway }: PaymentRow, row: DisputeRow): OrderDisputeView {
  return {
    id: row.id,
    reference: row.reference,
    status: row.status,
    amount: decimal(gateway, row.amount, row.currency),
    currency: row.currency,
    reason: row.reason,
    respond_by: row.respond_by?.toISOString() ?? null,
    funds_withdrawn: row.funds_withdrawn,
    opened_at: row.opened_at.toISOString(),
    closed_at: row.closed_at?.toISOString() ?? null,
  };
}

export function warningView(row: FraudWarningRow): OrderFraudWarningView {
  const { id, reference, kind, actionable } = row;
  return { id, reference, kind, actionable, warned_at: row.warned_at.toISOString() };
}

export function attemptView({ gateway }: PaymentRow, row: AttemptSummary): PaymentAttemptView {
  const { id, operation, outcome, message, reference, tries, currency } = row;
  return {
    ...{ id, operation, outcome, message, reference, tries },
    amount: row.amount && currency ? decimal(gateway, row.amount, currency) : null,
    code: row.error_code,
    gateway_code: row.gateway_code,
    started_at: row.started_at.toISOString(),
    sent_at: row.sent_at.toISOString(),
    finished_at: row.finished_at?.toISOString() ?? null,
  };
}

/** @param minor in the gateway's smallest units */
export function decimal(gateway: string, minor: string, currency: string): string {
  return findGateway(gateway).amounts.fromGateway(Money.of(BigInt(minor), currency));
}
