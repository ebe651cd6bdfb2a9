import type { Outcome } from "../gateways/outcome";

/**
 * How an attempt ends of which nobody will ever know what came of it: the gateway cannot be asked, and
 * has forgotten its key. Only for what moves no money and can be done again.
 */
export const EXPIRED: Extract<Outcome<never>, { outcome: "rejected" }> = {
  outcome: "rejected",
  error: {
    code: "timed_out",
    merchantMessage: "The gateway never said whether this was done. It can safely be done again.",
    shopperMessage: "The request could not be completed. Please try again.",
    retryable: true,
  },
};
