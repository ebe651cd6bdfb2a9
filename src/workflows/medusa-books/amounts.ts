import { MathBN } from "@medusajs/framework/utils";
import type { ExactAmount } from "./medusa-payment";

/** The exact sum of captures or refunds. */
export function sumOf(rows: readonly { raw_amount: ExactAmount }[]): ReturnType<typeof MathBN.add> {
  return rows.reduce((sum, { raw_amount }) => MathBN.add(sum, raw_amount.value), MathBN.convert(0));
}
