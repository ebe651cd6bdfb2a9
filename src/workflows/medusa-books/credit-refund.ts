import type { MedusaContainer } from "@medusajs/framework/types";
import {
  ContainerRegistrationKeys,
  MathBN,
  Modules,
  OrderChangeStatus,
  OrderChangeType,
} from "@medusajs/framework/utils";
import { sumOf } from "./amounts";
import { readOrder, readTotal, type MedusaOrder, type OrderTransaction } from "./medusa-order";
import type { ExactAmount, MedusaRow } from "./medusa-payment";

/** Medusa's own workflow for it is registered, but not exported. */
export const REFUND_CREDIT_LINES = "create-order-refund-credit-lines";

/** In a credit of the hub's: it names the refund. Medusa's own name the payment collection. */
export const NAMES_REFUND = "refund";

/** Medusa opens and confirms such a change at once. */
const ABANDONED_AFTER_MS = 60_000;

/** Less than the smallest coin there is: totals with taxes are cut off somewhere. */
const NOTHING = 0.00001;

type Amount = ReturnType<typeof MathBN.convert>;

/** A change of an order by which it was credited with something. */
interface Credit {
  id: string;
  isOpen: boolean;
  at: Date;
  amount: Amount;
  /** Medusa's row of the refund that it is for, where it says so. */
  refundId: string | undefined;
}

/**
 * Credits the order with a refund that stands in its books, unless that was done: for what the buyer
 * did owe, so that nobody is asked for it again.
 */
export async function creditRefund(
  container: MedusaContainer,
  orderId: string,
  row: MedusaRow,
): Promise<void> {
  const order = await readOrder(container, orderId);
  const credits = await creditsOf(container, order);
  const missing = await missingCredit(container, order, row, credits);
  if (!missing) return;
  await cancelAbandoned(container, credits);
  await container.resolve(Modules.WORKFLOW_ENGINE).run(REFUND_CREDIT_LINES, {
    input: {
      order_id: order.id,
      amount: missing.toFixed(),
      reference: NAMES_REFUND,
      referenceId: row.id,
    },
  });
}

/** Whether the order was credited with a refund that stands in its books as far as it has to be. */
export async function isCredited(
  container: MedusaContainer,
  order: MedusaOrder,
  row: MedusaRow,
): Promise<boolean> {
  const credits = await creditsOf(container, order);
  return (await missingCredit(container, order, row, credits)) === undefined;
}

/**
 * What a refund should have been credited with, and was not. A credit of Medusa's does not
 * say for which refund it is: it is taken for the last one before it that called for just so much.
 */
async function missingCredit(
  container: MedusaContainer,
  order: MedusaOrder,
  row: MedusaRow,
  credits: readonly Credit[],
): Promise<Amount | undefined> {
  // A canceled order asks nobody for anything, and takes no credit lines.
  if (order.status === "canceled") return undefined;
  const booked = [...order.transactions].sort((a, b) => timeOf(a) - timeOf(b));
  const waiting: { id: string | null; at: number; amount: Amount }[] = [];
  for (const refund of refundsIn(booked)) {
    const before = booked.slice(0, booked.indexOf(refund));
    const amount = await creditFor(container, order, refund, before);
    if (MathBN.gt(amount, NOTHING)) {
      waiting.push({ id: refund.reference_id, at: timeOf(refund), amount });
    }
  }
  const done = credits.filter(({ isOpen }) => !isOpen);
  // Those that name their refund first: what they stand for is no longer open to the others.
  const named = done.filter(({ refundId }) => refundId);
  const unnamed = done.filter(({ refundId }) => !refundId);
  for (const credit of [...named, ...unnamed]) {
    const index = credit.refundId
      ? waiting.findIndex(({ id }) => id === credit.refundId)
      : waiting.findLastIndex(
          ({ at, amount }) => at <= credit.at.getTime() && isSame(amount, credit.amount),
        );
    if (index >= 0) waiting.splice(index, 1);
  }
  return waiting.find(({ id }) => id === row.id)?.amount;
}

/** Without those that a second transaction stands against: they failed after all, and ask for nothing. */
function refundsIn(booked: readonly OrderTransaction[]): OrderTransaction[] {
  const refunds = booked.filter(({ reference }) => reference === "refund");
  return refunds.filter(({ reference_id }) =>
    MathBN.lt(sumOf(refunds.filter((one) => one.reference_id === reference_id)), 0),
  );
}

/** As Medusa's refundPaymentWorkflow has it: what goes beyond what was owed to the buyer just then. */
async function creditFor(
  container: MedusaContainer,
  order: MedusaOrder,
  refund: OrderTransaction,
  before: readonly OrderTransaction[],
): Promise<Amount> {
  const held = before.reduce<Amount>(
    (sum, { raw_amount }) => MathBN.add(sum, raw_amount.value),
    MathBN.convert(0),
  );
  const total = await readTotal(container, order.id, refund.version);
  const owedToBuyer = MathBN.max(MathBN.sub(held, total), 0);
  return MathBN.sub(MathBN.abs(refund.raw_amount.value), owedToBuyer);
}

interface OrderChange {
  id: string;
  status: string;
  created_at: string | Date;
  actions?: {
    raw_amount?: ExactAmount | null;
    reference?: string | null;
    reference_id?: string | null;
  }[];
}

/** Oldest first. */
async function creditsOf(container: MedusaContainer, { id }: MedusaOrder): Promise<Credit[]> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "order_change",
    fields: [
      ...["id", "status", "created_at"],
      ...["actions.raw_amount", "actions.reference", "actions.reference_id"],
    ],
    filters: {
      order_id: id,
      change_type: OrderChangeType.CREDIT_LINE,
      status: [OrderChangeStatus.PENDING, OrderChangeStatus.CONFIRMED],
    },
  });
  return (data as OrderChange[])
    .map(({ id, status, created_at, actions = [] }) => ({
      id,
      isOpen: status === OrderChangeStatus.PENDING,
      at: new Date(created_at),
      amount: MathBN.sum(0, ...actions.map(({ raw_amount }) => raw_amount?.value ?? 0)),
      refundId:
        actions.find(({ reference }) => reference === NAMES_REFUND)?.reference_id ?? undefined,
    }))
    .sort((a, b) => a.at.getTime() - b.at.getTime());
}

/** A change that a dead process left open keeps every other one from the order. */
async function cancelAbandoned(
  container: MedusaContainer,
  credits: readonly Credit[],
): Promise<void> {
  for (const { id, at } of credits.filter(({ isOpen }) => isOpen)) {
    if (Date.now() - at.getTime() < ABANDONED_AFTER_MS) {
      throw new Error("Medusa is still crediting this order");
    }
    await container.resolve(Modules.ORDER).cancelOrderChange(id);
  }
}

function isSame(a: Amount, b: Amount): boolean {
  return MathBN.lte(MathBN.abs(MathBN.sub(a, b)), NOTHING);
}

function timeOf({ created_at }: OrderTransaction): number {
  return new Date(created_at).getTime();
}
