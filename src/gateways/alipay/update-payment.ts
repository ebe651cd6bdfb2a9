import type { Outcome } from "../outcome";
import { refuse } from "./refusal";

/**
 * Always refused: a number keeps its amount at Alipay (`ACQ.CONTEXT_INCONSISTENT`). The old payment
 * is to be canceled and another one made under a new number.
 */
export function updatePayment(): Promise<Outcome<never>> {
  const message = "Alipay cannot change the amount of a payment. Cancel it and make a new one.";
  return Promise.resolve(refuse("request_invalid", message, "startAgain"));
}
