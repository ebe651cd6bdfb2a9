import type { MedusaContainer } from "@medusajs/framework/types";
import { MathBN, Modules } from "@medusajs/framework/utils";
import { resolveHub } from "../../modules/payment_hub/resolve";
import type { RefundRow } from "../../modules/payment_hub/store/rows";
import { tellOfFailed } from "../gateway-refunds/tell-of-failed";
import { sumOf } from "./amounts";
import { isBooked } from "./book-in-order";
import { NAMES_REFUND, REFUND_CREDIT_LINES } from "./credit-refund";
import { rowOf, type RefundBooks } from "./enter-refund";
import type { CreditLine, MedusaOrder } from "./medusa-order";
import type { MedusaRow } from "./medusa-payment";

/** Medusa writes a refund's credit line in the same request. */
const CREDITED_WITHIN_MS = 60_000;

/** In a credit line: it takes back what was credited with one of the hub's refunds. */
const REVERSAL = "payment_hub_refund";

/**
 * Takes a refund out of Medusa that failed after it had been counted: the buyer has not got the
 * money, and the order's books say so again. Each step finds what an earlier try has done; Medusa's
 * row goes last, because the others are found by it. Run while nobody else works on the payment.
 */
export async function reverseRefund(container: MedusaContainer, books: RefundBooks): Promise<void> {
  const { payment, refund, medusa, order } = books;
  const hub = resolveHub(container);
  const row = rowOf(medusa, refund);
  if (row) {
    if (order && isBooked(order, medusa, "refund", row)) await unbook(container, order, row);
    // Also when an earlier try had got no further than the transaction.
    if (order) await takeCreditBack(container, order, refund, row);
    await container.resolve(Modules.PAYMENT).deleteRefunds([row.id]);
  }
  await hub.refunds.markReversed(refund.id);
  await tellOfFailed(hub, payment, refund);
}

/**
 * Without the transaction the order's sums are the payment's again. Medusa counts one that goes only
 * in the version of the order in which it was entered, and anew with each credit line: where neither
 * helps, a second transaction stands against it.
 */
async function unbook(
  container: MedusaContainer,
  order: MedusaOrder,
  row: MedusaRow,
): Promise<void> {
  const orders = container.resolve(Modules.ORDER);
  const own = order.transactions.filter(
    ({ reference, reference_id }) => reference === "refund" && reference_id === row.id,
  );
  if (own.length > 0 && MathBN.eq(sumOf(own), 0)) return;
  const isOfThisVersion = own.every(({ version }) => version === order.version);
  if (own.length > 0 && (isOfThisVersion || creditOf(order, row))) {
    await orders.softDeleteOrderTransactions(own.map(({ id }) => id));
    return;
  }
  await orders.addOrderTransactions({
    order_id: order.id,
    amount: row.raw_amount.value,
    currency_code: order.currency_code,
    reference: "refund",
    reference_id: row.id,
  });
}

/** After the transaction is gone: with a credit line Medusa counts all transactions anew. */
async function takeCreditBack(
  container: MedusaContainer,
  order: MedusaOrder,
  refund: RefundRow,
  row: MedusaRow,
): Promise<void> {
  const credit = creditOf(order, row);
  if (!credit || order.credit_lines.some(({ reference_id }) => reference_id === refund.id)) return;
  await container.resolve(Modules.WORKFLOW_ENGINE).run(REFUND_CREDIT_LINES, {
    input: {
      order_id: order.id,
      amount: MathBN.mult(credit.raw_amount.value, -1).toFixed(),
      reference: REVERSAL,
      referenceId: refund.id,
    },
  });
}

/**
 * What was credited with the refund, so that nobody would be asked for it again. The hub's own credit
 * names it; Medusa's is known by its time alone, as those are that the hub made before it named them.
 */
function creditOf(order: MedusaOrder, row: MedusaRow): CreditLine | undefined {
  // A canceled order asks nobody for anything, and takes no credit lines.
  if (order.status === "canceled") return undefined;
  const own = ({ reference }: CreditLine): boolean => reference === NAMES_REFUND;
  const named = order.credit_lines.find((line) => own(line) && line.reference_id === row.id);
  if (named) return named;
  const since = new Date(row.created_at).getTime();
  return order.credit_lines.find((line) => {
    const { raw_amount, created_at } = line;
    const after = new Date(created_at).getTime() - since;
    const isIts = after >= 0 && after <= CREDITED_WITHIN_MS;
    const isPart =
      MathBN.gt(raw_amount.value, 0) && MathBN.lte(raw_amount.value, row.raw_amount.value);
    return isIts && isPart && !own(line);
  });
}
