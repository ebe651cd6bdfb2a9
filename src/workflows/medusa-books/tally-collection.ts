import type { MedusaContainer } from "@medusajs/framework/types";
import {
  ContainerRegistrationKeys,
  MathBN,
  Modules,
  PaymentCollectionStatus,
} from "@medusajs/framework/utils";
import { sumOf } from "./amounts";
import type { ExactAmount } from "./medusa-payment";

interface Sum {
  raw_amount: ExactAmount;
}

interface Collection {
  raw_amount: ExactAmount;
  raw_captured_amount: ExactAmount | null;
  raw_refunded_amount: ExactAmount | null;
  payments: { captures?: Sum[]; refunds?: Sum[] }[];
}

const FIELDS = [
  ...["id", "raw_amount", "raw_captured_amount", "raw_refunded_amount"],
  ...["payments.captures.raw_amount", "payments.refunds.raw_amount"],
];

/**
 * Medusa says how an order is paid by sums that stand on its payment collection, and writes them after
 * the captures and refunds that they are of. A process that died in between has left them behind, and
 * so has a refund that was taken out again: then they are made anew, as Medusa makes them. Run while
 * nobody else works on the payment.
 */
export async function tallyCollection(container: MedusaContainer, id: string): Promise<void> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({
    entity: "payment_collection",
    fields: FIELDS,
    filters: { id },
  });
  const collection = data[0] as unknown as Collection | undefined;
  if (!collection) return;
  const captured = sumOf(collection.payments.flatMap(({ captures }) => captures ?? []));
  const refunded = sumOf(collection.payments.flatMap(({ refunds }) => refunds ?? []));
  const isTallied =
    MathBN.eq(captured, collection.raw_captured_amount?.value ?? 0) &&
    MathBN.eq(refunded, collection.raw_refunded_amount?.value ?? 0);
  if (isTallied) return;
  const sums = {
    captured_amount: captured,
    refunded_amount: refunded,
    ...(MathBN.gte(captured, collection.raw_amount.value) && {
      status: PaymentCollectionStatus.COMPLETED,
      completed_at: new Date(),
    }),
  };
  await container.resolve(Modules.PAYMENT).updatePaymentCollections(id, sums);
}
