import type { BigNumberInput } from "@medusajs/framework/types";
import { defaultCurrencies, MathBN } from "@medusajs/framework/utils";
import type { Gateway } from "../../gateways/gateway";
import { currencyCode, type Money } from "../../lib/money";
import type { PaymentRow } from "../../modules/payment_hub/store/rows";
import { adoptPayment } from "../../operations/adopt-payment";
import { toDecimal } from "./amounts";
import type { MoneyRow, ProviderContainer, SiblingRow } from "./container";
import { invalid, notAllowed } from "./errors";
import { findPayment } from "./find-payment";

/** What a query must join to see the session behind a capture or refund, and those before it. */
export const WITH_PAYMENT = {
  relations: ["payment", "payment.payment_session", "payment.captures", "payment.refunds"],
};

/**
 * The payment behind a capture or refund that Medusa has just written, taken over from another
 * plugin where it is not ours yet.
 * @throws MedusaError INVALID_DATA when no account of this gateway knows it
 */
export async function paymentOf(
  { payment_hub: hub }: ProviderContainer,
  gateway: Gateway,
  data: Record<string, unknown> | undefined,
  row?: MoneyRow,
): Promise<PaymentRow> {
  // A session that was deleted is null here.
  const sessionId = row?.payment?.payment_session?.id;
  const payment =
    (await findPayment(hub, gateway, { data, sessionId })) ??
    (await adoptPayment(hub, gateway, data ?? {}, sessionId));
  if (!payment) {
    throw invalid(`No ${gateway.name} account of this store knows this payment.`);
  }
  return payment;
}

/**
 * A part of the payment as the gateway counts it: what the parts up to this one make together, less
 * what those before it make. So the last part takes what was cut off from the others, all parts
 * together are exactly the whole, and none is ever more than what Medusa says.
 * @param row Medusa's capture or refund
 * @param siblings all of its payment, itself included
 * @param most what they may make together, in Medusa's decimals
 * @throws MedusaError NOT_ALLOWED when nothing is left of it in the gateway's units
 */
export function partOf(
  gateway: Gateway,
  payment: PaymentRow,
  row: MoneyRow,
  siblings: readonly SiblingRow[],
  most: string,
): Money {
  const currency = currencyCode(payment.currency);
  const earlier = siblings.filter((other) => isBefore(other, row));
  const before = earlier.reduce((sum, one) => MathBN.add(sum, amountOf(one)), MathBN.convert(0));
  const sum = MathBN.add(before, amountOf(row));
  refuseMore(sum, most, payment.currency);
  const until = gateway.amounts.convert(toDecimal(sum), currency);
  const part = until.minor - gateway.amounts.convert(toDecimal(before), currency).minor;
  if (part <= 0n) {
    throw notAllowed(
      `${amountOf(row)} ${currency.toUpperCase()} is less than ${gateway.name} can move.`,
      "amount_too_small",
    );
  }
  return until.with(part);
}

/**
 * Medusa lets a sum pass that is up to one coin too much, for totals with taxes in them are not round
 * and its dashboard rounds them. Exactly that is let through here, and nothing else.
 * @throws MedusaError NOT_ALLOWED when it is more than there is
 */
function refuseMore(sum: BigNumberInput, most: string, currency: string): void {
  if (MathBN.lte(sum, most)) return;
  const digits = defaultCurrencies[currency.toUpperCase()]?.decimal_digits ?? 2;
  if (MathBN.eq(sum, MathBN.convert(most, digits))) return;
  throw notAllowed(
    `${MathBN.convert(sum).toFixed()} ${currency.toUpperCase()} would be more than the ${most} that there is.`,
    "amount_too_large",
  );
}

/** The sum of captures or refunds, exactly. */
export function totalOf(rows: readonly SiblingRow[]): string {
  return rows.reduce((sum, one) => MathBN.add(sum, amountOf(one)), MathBN.convert(0)).toFixed();
}

/** Two that are under way at once are counted in one order, whoever asks. */
function isBefore(one: SiblingRow, row: SiblingRow): boolean {
  const [a, b] = [new Date(one.created_at).getTime(), new Date(row.created_at).getTime()];
  return a < b || (a === b && one.id < row.id);
}

/** The exact amount; the plain one has been a float. */
export function amountOf({
  raw_amount,
  amount,
}: Pick<SiblingRow, "raw_amount" | "amount">): string {
  return raw_amount?.value ?? String(amount);
}
