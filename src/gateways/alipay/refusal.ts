import type { ErrorCode } from "../errors";
import type { Outcome } from "../outcome";
import { SHOPPER } from "./error-entry";

/** A refusal of our own, where asking Alipay could only do harm or say the same. */
export function refuse(
  code: ErrorCode,
  merchantMessage: string,
  shopper: keyof typeof SHOPPER = "contactShop",
): Extract<Outcome<never>, { outcome: "rejected" }> {
  const shopperMessage = SHOPPER[shopper];
  return {
    outcome: "rejected",
    error: { code, merchantMessage, shopperMessage, retryable: false },
  };
}
