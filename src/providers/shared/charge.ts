import type { BigNumberInput } from "@medusajs/framework/types";
import type { Gateway } from "../../gateways/gateway";
import { currencyCode, type DecimalString, type Money } from "../../lib/money";
import { toDecimal } from "./amounts";
import { notAllowed } from "./errors";

/**
 * A session's total as the gateway will charge it, and what of it cannot be charged.
 * @throws MedusaError NOT_ALLOWED when the gateway cannot charge that amount or currency
 */
export function chargeOf(
  gateway: Gateway,
  total: { amount: BigNumberInput; currency_code: string },
): { money: Money; cutOff: DecimalString } {
  const charge = gateway.amounts.toGateway(
    toDecimal(total.amount),
    currencyCode(total.currency_code),
  );
  if (!charge.ok) throw notAllowed(charge.message, charge.code);
  return charge;
}
