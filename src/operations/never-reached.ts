import type { Gateway } from "../gateways/gateway";
import type { Outcome } from "../gateways/outcome";
import type { AttemptRow } from "../modules/payment_hub/store/rows";

/** What came of an attempt that the gateway has never seen and, after all this time, never will. */
export const NEVER_REACHED: Extract<Outcome<never>, { outcome: "rejected" }> = {
  outcome: "rejected",
  error: {
    code: "never_reached",
    merchantMessage: "The request never reached the gateway, and nothing happened. Try again.",
    shopperMessage: "The payment could not be completed. Please try again.",
    retryable: true,
  },
};

/** Whether "never seen" from the gateway is final by now: no call can still be on its way. */
export function isCertainlyOver(attempt: AttemptRow, gateway: Gateway, now: Date): boolean {
  if (attempt.outcome === "pending") return false;
  return (
    now.getTime() - attempt.sent_at.getTime() >= gateway.unseenMeansNeverAfterMs(attempt.operation)
  );
}
