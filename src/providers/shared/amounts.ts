import type { BigNumberInput } from "@medusajs/framework/types";
import { MathBN, MedusaError } from "@medusajs/framework/utils";
import { decimalString, type DecimalString } from "../../lib/money";

/** Medusa's number, whatever it is wrapped in, as a plain decimal. */
export function toDecimal(amount: BigNumberInput): DecimalString {
  const number = MathBN.convert(amount);
  if (!number.isFinite()) {
    throw new MedusaError(MedusaError.Types.INVALID_DATA, `${String(amount)} is not an amount`);
  }
  return decimalString(number.toFixed());
}
