import { findGateway } from "../../../gateways/registry";
import { Money } from "../../../lib/money";
import type PaymentHubModuleService from "../../../modules/payment_hub/service";
import type {
  DisputeRow,
  FraudWarningRow,
  PaymentRow,
  RefundRow,
} from "../../../modules/payment_hub/store/rows";
import type {
  OrderDisputeView,
  OrderFraudWarningView,
  OrderPaymentView,
  OrderRefundView,
} from "./contract";

/** What the hub knows of the payments that stand in these sessions, each table read once. */
export async function orderPayments(
  hub: PaymentHubModuleService,
  sessionIds: readonly string[],
): Promise<OrderPaymentView[]> {
  const payments = await hub.payments.bySessions(sessionIds);
  const ids = payments.map(({ id }) => id);
  const [refunds, disputes, warnings, breaks] = await Promise.all([
    hub.refunds.listOf(...ids),
    hub.disputes.listOf(ids),
    hub.warnings.listOf(ids),
    hub.breaks.countOpenOf(ids),
  ]);
  return payments.map((payment) => {
    const own = <T extends { payment_id: string }>(rows: T[]): T[] =>
      rows.filter(({ payment_id }) => payment_id === payment.id);
    return {
      ...paymentView(payment),
      refunds: own(refunds).map((row) => refundView(payment, row)),
      disputes: own(disputes).map((row) => disputeView(payment, row)),
      fraud_warnings: own(warnings).map(warningView),
      open_breaks: breaks.get(payment.id) ?? 0,
    };
  });
}

function paymentView(payment: PaymentRow) {
  const { id, gateway, environment, reference, order_number, status, currency } = payment;
  const amount = (minor: string): string => decimal(gateway, minor, currency);
  return {
    ...{ id, gateway, environment, reference, order_number, status, currency },
    amount: amount(payment.amount),
    captured: amount(payment.captured),
    refunded: amount(payment.refunded),
  };
}

function refundView({ gateway }: PaymentRow, row: RefundRow): OrderRefundView {
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

function disputeView({ gateway }: PaymentRow, row: DisputeRow): OrderDisputeView {
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

function warningView(row: FraudWarningRow): OrderFraudWarningView {
  const { id, reference, kind, actionable } = row;
  return { id, reference, kind, actionable, warned_at: row.warned_at.toISOString() };
}

function decimal(gateway: string, minor: string, currency: string): string {
  return findGateway(gateway).amounts.fromGateway(Money.of(BigInt(minor), currency));
}
