import { MedusaError } from "@medusajs/framework/utils";
import type { ErrorCode } from "../../gateways/errors";

/** A refusal in a merchant's words. `NOT_ALLOWED`, which Medusa answers with 400 and leaves as it is. */
export function refusal(code: ErrorCode, message: string): MedusaError {
  return new MedusaError(MedusaError.Types.NOT_ALLOWED, message, code);
}

export const paidAlready = (): MedusaError =>
  refusal("already_paid", "This has been paid already; nothing was charged. Load the page again.");

export const goingBack = (): MedusaError =>
  refusal(
    "already_paid",
    "An earlier charge of it came too late and is given back, or held under Needs attention; nothing was charged now.",
  );

export const beingDecided = (): MedusaError =>
  refusal(
    "earlier_attempt_open",
    "The bank has not decided on an earlier charge of it yet; nothing was charged now.",
  );

export const anotherMethodOpen = (): MedusaError =>
  refusal(
    "earlier_attempt_open",
    "An earlier charge of another payment method is still being checked; nothing was charged now. Try again in a few minutes.",
  );

export const stillOpen = (why: string | null): MedusaError =>
  refusal(
    "earlier_attempt_open",
    `An earlier charge of it is still being checked; repeating it is safe, it is never made twice. ${why ?? ""}`.trim(),
  );

export const running = (): MedusaError =>
  refusal("operation_running", "Another charge of it is still running. Try again in a minute.");
