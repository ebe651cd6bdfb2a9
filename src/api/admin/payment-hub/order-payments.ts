import type PaymentHubModuleService from "../../../modules/payment_hub/service";
import type { PaymentRow } from "../../../modules/payment_hub/store/rows";
import type { OrderPaymentView, PaymentAttemptView } from "./contract";
import { paymentTimeline } from "./payment-timeline";
import { attemptView, disputeView, paymentView, refundView, warningView } from "./payment-view";

/** What the hub knows of the payments that stand in these sessions. */
export async function orderPayments(
  hub: PaymentHubModuleService,
  sessionIds: readonly string[],
): Promise<OrderPaymentView[]> {
  const payments = await withChildren(hub, await hub.payments.bySessions(sessionIds));
  return payments.map(({ view }) => view);
}

export interface WithChildren {
  row: PaymentRow;
  view: OrderPaymentView;
  attempts: PaymentAttemptView[];
}

/** Payments with all that belongs to them, each table read once. */
export async function withChildren(
  hub: PaymentHubModuleService,
  payments: readonly PaymentRow[],
): Promise<WithChildren[]> {
  const ids = payments.map(({ id }) => id);
  const [refunds, disputes, warnings, breaks, attempts] = await Promise.all([
    hub.refunds.listOf(...ids),
    hub.disputes.listOf(ids),
    hub.warnings.listOf(ids),
    hub.breaks.countOpenOf(ids),
    hub.history.attemptsOf(ids),
  ]);
  return payments.map((row) => {
    const own = <T extends { payment_id: string | null }>(rows: T[]): T[] =>
      rows.filter(({ payment_id }) => payment_id === row.id);
    const known = {
      attempts: own(attempts).map((attempt) => attemptView(row, attempt)),
      refunds: own(refunds).map((refund) => refundView(row, refund)),
      disputes: own(disputes).map((dispute) => disputeView(row, dispute)),
      fraud_warnings: own(warnings).map(warningView),
    };
    const { attempts: asked, ...children } = known;
    return {
      row,
      attempts: asked,
      view: {
        ...paymentView(row),
        ...children,
        timeline: paymentTimeline(row, known),
        open_breaks: breaks.get(row.id) ?? 0,
      },
    };
  });
}
