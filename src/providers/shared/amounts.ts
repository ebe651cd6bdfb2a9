import type { BigNumberInput } from "@medusajs/framework/types";
import { MathBN, MedusaError } from "@medusajs/framework/utils";
import { decimalString, MoneyError, type DecimalString } from "../../lib/money";

/** Medusa's number, whatever it is wrapped in, as a plain decimal. */
export function toDecimal(amount: BigNumberInput): DecimalString {
  const number = MathBN.convert(amount);
  if (!number.isFinite()) {
    throw new MedusaError(MedusaError.Types.INVALID_DATA, `${String(amount)} is not an amount`);
  }
  try {
    return decimalString(number.toFixed());
  } catch (error) {
    if (!(error instanceof MoneyError)) throw error;
    throw new MedusaError(MedusaError.Types.INVALID_DATA, error.message);
  }
}
