import type { BigNumberInput } from "@medusajs/framework/types";
import type { Gateway } from "../../gateways/gateway";
import { currencyCode, Money } from "../../lib/money";
import type { PaymentRow } from "../../modules/payment_hub/store/rows";
import { toDecimal } from "./amounts";
import type { MoneyRow } from "./container";

/** The session behind a capture or refund that Medusa has just written. */
export function sessionOf(row: MoneyRow): string | undefined {
  return row.payment.payment_session?.id;
}

/** What a query must join for `sessionOf` to see the session. */
export const WITH_SESSION = { relations: ["payment", "payment.payment_session"] };

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
  return wasCut && asked.minor > left ? Money.of(left, payment.currency) : asked;
}
