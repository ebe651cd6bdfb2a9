import type { BigNumberInput } from "@medusajs/framework/types";
import type { Gateway } from "../../gateways/gateway";
import type { Money } from "../../lib/money";
import { currencyCode } from "../../lib/money";
import type { PaymentRow } from "../../modules/payment_hub/store/rows";
import { adoptPayment } from "./adopt-payment";
import { toDecimal } from "./amounts";
import type { MoneyRow, ProviderContainer } from "./container";
import { invalid } from "./errors";
import { findPayment } from "./find-payment";

/** What a query must join to see the session behind a capture or refund. */
export const WITH_SESSION = { relations: ["payment", "payment.payment_session"] };

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
 * A part of the payment as the gateway counts it. Where the total itself could not be charged
 * exactly, the part that reaches its end is what is left, so that the books close.
 * @param left what can still be captured or refunded at the gateway
 */
export function partOf(
  gateway: Gateway,
  payment: PaymentRow,
  amount: BigNumberInput,
  left: bigint,
): Money {
  const asked = gateway.amounts.convert(toDecimal(amount), currencyCode(payment.currency));
  const wasCut = payment.cut_off !== "0";
  return wasCut && asked.minor > left && left > 0n ? asked.with(left) : asked;
}
