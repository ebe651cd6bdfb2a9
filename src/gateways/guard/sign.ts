import type { ErrorCode } from "../errors";
import { hasValue, type Outcome } from "../outcome";

/** What an operation answers with; undefined is the gateway's "I have never seen it". */
export type Answer = Outcome<unknown> | undefined;

/** What an answer tells of how the gateway is. */
export type Sign = "well" | "trouble" | "none";

const TROUBLE: readonly ErrorCode[] = ["gateway_unavailable", "timed_out"];

/**
 * A refusal is a good sign: somebody answered. One without the gateway's own code may be ours,
 * made without a call, and an answer that does not verify may be anybody's: they tell nothing.
 */
export function signOf(answer: Answer): Sign {
  if (!answer || hasValue(answer)) return "well";
  const { code, gatewayCode } = answer.error;
  switch (answer.outcome) {
    case "declined":
      return "well";
    case "rejected":
      return gatewayCode ? "well" : "none";
    case "unknown":
      return TROUBLE.includes(code) ? "trouble" : "none";
  }
}
