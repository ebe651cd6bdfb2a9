import type { ErrorCode } from "../gateways/errors";
import type { Outcome } from "../gateways/outcome";
import type { AttemptRow } from "../modules/payment_hub/store/rows";

/** Refusals that say nothing about whether the operation itself was done. */
const SAYS_NOTHING: readonly ErrorCode[] = ["rate_limited"];

/** The same, when there was a try before: it may have been done under a key that worked then. */
const SAYS_NOTHING_OF_EARLIER: readonly ErrorCode[] = [
  ...SAYS_NOTHING,
  "key_invalid",
  "permission_missing",
  "account_restricted",
  // What is asked of an account may have changed between two tries under one key.
  "key_reused",
];

/** Whether a refusal leaves open what has become of the attempt. */
export function leavesOpen<T>(
  outcome: Outcome<T>,
  attempt: Pick<AttemptRow, "tries">,
): outcome is Extract<Outcome<T>, { outcome: "rejected" }> {
  if (outcome.outcome !== "rejected") return false;
  // A first try that never left this process did not happen; of an earlier one it says nothing.
  if (outcome.error.nothingSent) return attempt.tries > 1;
  const silent = attempt.tries > 1 ? SAYS_NOTHING_OF_EARLIER : SAYS_NOTHING;
  return silent.includes(outcome.error.code);
}
