import { MathBN, ContainerRegistrationKeys } from "@medusajs/framework/utils";
import type { MedusaContainer } from "@medusajs/framework/types";
import type { ExactAmount, MedusaSession } from "./medusa-payment";

/** Why a payment is not taken although it was asked for, completing "paid, although …". */
export const PAID_BY_ANOTHER = "another payment had paid for it before";

interface PaidCollection {
  raw_amount: ExactAmount;
  payments: {
    raw_amount: ExactAmount;
    canceled_at: string | null;
    payment_session_id: string;
    refunds: { raw_amount: ExactAmount }[];
  }[];
}

const FIELDS = [
  "raw_amount",
  ...["payments.raw_amount", "payments.canceled_at", "payments.payment_session_id"],
  "payments.refunds.raw_amount",
];

/**
 * Whether other payments make up all that a session's payment collection asks for: then there is
 * nothing left for this one to pay. What was canceled or went back pays for nothing.
 */
export async function isPaidByAnother(
  container: MedusaContainer,
  { id, payment_collection_id }: MedusaSession,
): Promise<boolean> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "payment_collection",
    fields: FIELDS,
    filters: { id: payment_collection_id },
  });
  const collection = data[0] as unknown as PaidCollection | undefined;
  const others = (collection?.payments ?? []).filter(
    (payment) => payment.payment_session_id !== id && !payment.canceled_at,
  );
  if (!collection || others.length === 0) return false;
  const paid = MathBN.sum(
    ...others.map(({ raw_amount, refunds }) =>
      MathBN.sub(raw_amount.value, MathBN.sum(0, ...refunds.map((one) => one.raw_amount.value))),
    ),
  );
  return MathBN.gte(paid, collection.raw_amount.value);
}
