import type { MedusaContainer } from "@medusajs/framework/types";
import { MathBN, Modules } from "@medusajs/framework/utils";
import { resolveHub } from "../../modules/payment_hub/resolve";
import type { AttemptRow, PaymentRow } from "../../modules/payment_hub/store/rows";
import { readPayment } from "../../operations/read-payment";
import { HUB_REFUND } from "../../operations/refund-reference";
import { sumOf } from "./amounts";
import {
  bookedRows,
  orderOfCollection,
  readSession,
  type MedusaPayment,
  type MedusaRow,
} from "./medusa-payment";
import { recordCapture } from "./record-capture";
import { recordRefund } from "./record-refund";

/** A request that is still alive writes its row, calls the gateway and ends within this. */
const ABANDONED_AFTER_MS = 3 * 60_000;

interface Books {
  payment: PaymentRow;
  attempt: AttemptRow;
  medusa: MedusaPayment;
  orderId: string | undefined;
}

/**
 * Brings Medusa's books in line with what came of a capture or refund. Medusa writes its row before
 * it asks, and removes it when it is told of a failure; a process that dies in between leaves a row
 * of something that never happened, or none of something that did.
 * @throws whatever keeps it from being done now; it is then done later
 */
export async function checkBooks(
  container: MedusaContainer,
  payment: PaymentRow,
  attempt: AttemptRow,
): Promise<void> {
  if (attempt.operation !== "capture" && attempt.operation !== "refund") return;
  const session = payment.session_id && (await readSession(container, payment.session_id));
  if (!session || !session.payment) return;
  const { orderId } = await orderOfCollection(container, session);
  const books = { payment, attempt, medusa: session.payment, orderId };
  if (attempt.operation === "capture") await checkCapture(container, books);
  else await checkRefund(container, books);
}

async function checkCapture(container: MedusaContainer, books: Books): Promise<void> {
  const { payment, attempt, medusa, orderId } = books;
  const row = medusa.captures.find(({ id }) => id === attempt.medusa_id);
  if (attempt.outcome !== "succeeded") {
    if (row && isAbandoned(row)) await remove(container, "captures", row);
    return;
  }
  if (row && (await isBooked(container, orderId, row)) && isClosed(medusa)) return;
  const hub = resolveHub(container);
  const reading = await readPayment(hub, payment);
  if (!reading.ok) throw new Error(reading.error.merchantMessage);
  if (row && !isAbandoned(row)) throw new Error("Medusa is still writing this capture down");
  if (row) await remove(container, "captures", row);
  const captures = medusa.captures.filter((other) => other !== row);
  await recordCapture(container, {
    payment: reading.payment,
    view: reading.view,
    medusa: { ...medusa, captures },
    orderId,
  });
}

/** Medusa marks a payment whose captures make the whole, before it writes them into the order. */
function isClosed({ captured_at, captures, raw_amount }: MedusaPayment): boolean {
  return captured_at !== null || MathBN.lt(sumOf(captures), raw_amount.value);
}

async function checkRefund(container: MedusaContainer, books: Books): Promise<void> {
  const { attempt, medusa, orderId } = books;
  const { refunds } = resolveHub(container);
  const refund = await refunds.byNumber(attempt.idempotency_key);
  const row = medusa.refunds.find(
    ({ id, metadata }) =>
      id === attempt.medusa_id ||
      id === refund?.medusa_refund_id ||
      (refund && metadata?.[HUB_REFUND] === refund.id),
  );
  if (attempt.outcome !== "succeeded" || !refund) {
    if (row && isAbandoned(row)) await remove(container, "refunds", row);
    return;
  }
  if (row && (await isBooked(container, orderId, row))) {
    if (refund.medusa_refund_id !== row.id) await refunds.link(refund.id, row.id);
    return;
  }
  if (row && !isAbandoned(row)) throw new Error("Medusa is still writing this refund down");
  if (row) await remove(container, "refunds", row);
  await refunds.unlink(refund.id);
  await recordRefund(container, {
    payment: books.payment,
    refund,
    medusa: { ...medusa, refunds: medusa.refunds.filter((other) => other !== row) },
    orderId,
    words: attempt.medusa_row ?? {},
  });
}

async function isBooked(
  container: MedusaContainer,
  orderId: string | undefined,
  row: MedusaRow,
): Promise<boolean> {
  return !orderId || (await bookedRows(container, orderId)).has(row.id);
}

function isAbandoned({ created_at }: MedusaRow): boolean {
  return Date.now() - new Date(created_at).getTime() >= ABANDONED_AFTER_MS;
}

async function remove(
  container: MedusaContainer,
  kind: "captures" | "refunds",
  row: MedusaRow,
): Promise<void> {
  const payments = container.resolve(Modules.PAYMENT);
  if (kind === "captures") await payments.deleteCaptures([row.id]);
  else await payments.deleteRefunds([row.id]);
}
