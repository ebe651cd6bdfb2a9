import { findGateway } from "../gateways/registry";
import { Money } from "../lib/money";
import type { PaymentRow } from "../modules/payment_hub/store/rows";

/** An amount of a payment's currency for a person: `"10.50 USD"`. */
export function wordAmount(payment: PaymentRow, minor: string | bigint): string {
  const money = Money.of(BigInt(minor), payment.currency);
  const decimal = findGateway(payment.gateway).amounts.fromGateway(money);
  return `${decimal} ${payment.currency.toUpperCase()}`;
}
