import { findGateway } from "../gateways/registry";
import { Money } from "../lib/money";
import type { PaymentRow } from "../modules/payment_hub/store/rows";

/** An amount of a payment's currency for a person: `"10.50 USD"`. */
export function wordAmount(payment: PaymentRow, minor: string | bigint): string {
  return wordMoney(payment.gateway, minor, payment.currency);
}

/** The same in another currency. */
export function wordMoney(gateway: string, minor: string | bigint, currency: string): string {
  const decimal = findGateway(gateway).amounts.fromGateway(Money.of(BigInt(minor), currency));
  return `${decimal} ${currency.toUpperCase()}`;
}
