import type { MedusaContainer } from "@medusajs/framework/types";
import { redact } from "../../../lib/redact";
import { resolveHub } from "../../../modules/payment_hub/resolve";
import type PaymentHubModuleService from "../../../modules/payment_hub/service";
import type { PaymentRow } from "../../../modules/payment_hub/store/rows";
import { ordersOf } from "./break-orders";
import type { PaymentDetails, PaymentSummary } from "./contract";
import { noSuchPayment } from "./errors";
import { eventView } from "./event-view";
import { mayOf, medusaSideOf } from "./medusa-side";
import { withChildren } from "./order-payments";
import { paymentTimeline } from "./payment-timeline";
import { paymentView } from "./payment-view";

const MOST_EVENTS = 100;

/** @throws MedusaError NOT_FOUND */
export async function paymentRowOf(
  hub: PaymentHubModuleService,
  id: string | undefined,
): Promise<PaymentRow> {
  const row = id ? await hub.payments.find(id) : undefined;
  if (!row) throw noSuchPayment();
  return row;
}

/** As a list shows them; what is told beside them is read at once for all of them. */
export async function paymentSummaries(
  container: MedusaContainer,
  rows: readonly PaymentRow[],
): Promise<PaymentSummary[]> {
  const [orders, breaks] = await Promise.all([
    ordersOf(container, rows),
    resolveHub(container).breaks.countOpenOf(rows.map(({ id }) => id)),
  ]);
  return rows.map((row) => ({
    ...paymentView(row),
    order: orders.get(row.id)?.order ?? null,
    superseded: row.superseded_at !== null,
    open_breaks: breaks.get(row.id) ?? 0,
    created_at: row.created_at.toISOString(),
  }));
}

/**
 * All that is known of one payment.
 * @throws MedusaError NOT_FOUND
 */
export async function paymentDetails(
  container: MedusaContainer,
  id: string | undefined,
): Promise<PaymentDetails> {
  const hub = resolveHub(container);
  const row = await paymentRowOf(hub, id);
  const [[summary], [known], rows, raw, medusa] = await Promise.all([
    paymentSummaries(container, [row]),
    withChildren(hub, [row]),
    hub.history.eventsOf(row, MOST_EVENTS),
    hub.history.lastPayloadOf(row),
    medusaSideOf(container, row),
  ]);
  if (!summary || !known) throw noSuchPayment();
  const events = rows.map(eventView);
  const { refunds, disputes, fraud_warnings } = known.view;
  const children = { refunds, disputes, fraud_warnings, attempts: known.attempts, events };
  return {
    ...summary,
    ...children,
    account_id: row.account_id,
    session_id: row.session_id,
    capture_method: row.capture_method,
    payable_until: row.payable_until?.toISOString() ?? null,
    authorization_ends_at: row.authorization_ends_at?.toISOString() ?? null,
    medusa_payment_id: medusa?.id ?? null,
    capturable: medusa?.capturable ?? "0",
    refundable: medusa?.refundable ?? "0",
    timeline: paymentTimeline(row, children),
    // Once more on the way out: it was stored by whichever version was there then.
    raw: redact(raw) as PaymentDetails["raw"],
    may: mayOf(row, medusa),
  };
}
