import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { gateways } from "../../../gateways/registry";
import { currencyCode, decimalString, MoneyError } from "../../../lib/money";
import type {
  AmountAtGateway,
  PaymentFilter,
} from "../../../modules/payment_hub/store/payment-listing";
import type { ListPayments } from "./validators";

/** What was asked for, as the tables hold it. */
export async function paymentFilter(
  container: MedusaContainer,
  { amount, q, ...exact }: Omit<ListPayments, "limit" | "cursor">,
): Promise<PaymentFilter> {
  const amounts =
    amount !== undefined && exact.currency ? amountsOf(amount, exact.currency) : undefined;
  const number = q && ORDER.exec(q)?.groups?.number;
  if (number) return { ...exact, amounts, sessions: await sessionsOf(container, number) };
  return { ...exact, amounts, q };
}

/** `#123`, as Medusa's dashboard writes an order's number. */
const ORDER = /^#(?<number>\d{1,9})$/;

/** Each gateway has units of its own; one that has no such amount holds no such payment. */
function amountsOf(amount: string, currency: string): AmountAtGateway[] {
  return gateways.flatMap(({ id, amounts }) => {
    try {
      const money = amounts.convert(decimalString(amount), currencyCode(currency));
      return { gateway: id, amount: String(money.minor) };
    } catch (error) {
      if (error instanceof MoneyError) return [];
      throw error;
    }
  });
}

interface Order {
  payment_collections?: { payment_sessions?: { id: string }[] | null }[] | null;
}

async function sessionsOf(container: MedusaContainer, number: string): Promise<string[]> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "order",
    fields: ["id", "payment_collections.payment_sessions.id"],
    filters: { display_id: Number(number) },
  });
  return (data as Order[])
    .flatMap(({ payment_collections }) => payment_collections ?? [])
    .flatMap(({ payment_sessions }) => payment_sessions ?? [])
    .map(({ id }) => id);
}
