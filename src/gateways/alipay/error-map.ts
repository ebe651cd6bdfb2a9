import { AlipayRequestError } from "alipay-sdk";
import type { GatewayError } from "../errors";
import type { AskLater, Outcome } from "../outcome";
import { SHOPPER, type ErrorEntry } from "./error-entry";
import { findEntry } from "./error-table";

/** What a call that did not succeed means. */
export interface Failure {
  outcome: "rejected" | "declined" | "unknown";
  error: GatewayError;
  /** Worth asking at once: Alipay answers, but the answer does not settle whether it acted. */
  askNow: boolean;
  /** Alipay's clock when it answered, for the check of ours. */
  answeredAt?: Date;
}

/** What the SDK throws for a 2xx answer whose signature or certificate number is wrong. */
const UNVERIFIED = ["response-signature-verify-error", "response-alipay-sn-verify-error"];

/**
 * Reads whatever the SDK threw. Only a 4xx answer with a code that we know settles anything: a
 * time-out, a dead socket, a 5xx, a page of HTML, or a bare `TypeError` leaves open whether Alipay
 * acted. The SDK's own messages are not passed on; they quote signatures and what was signed.
 */
export function readFailure(thrown: unknown): Failure {
  if (!(thrown instanceof AlipayRequestError)) return readOther(thrown);
  const { code, responseHttpStatus: status } = thrown;
  if (code && UNVERIFIED.includes(code)) return unverified(code);
  if (status === undefined) return unreachable(thrown.cause);
  const failure = status < 500 && code ? refused(code) : unclear(code ?? `HTTP ${status}`);
  const answeredAt = answerTime(thrown.responseHttpHeaders);
  return { ...failure, ...(answeredAt && { answeredAt }) };
}

/** V2's answer did not verify; the SDK says so in words only. */
export function isSignatureFailure(thrown: unknown): boolean {
  return thrown instanceof AlipayRequestError && thrown.message.includes("验签失败");
}

/** Turns a failure into an operation's outcome. */
export function failedWith({ outcome, error }: Failure, ask: AskLater): Outcome<never> {
  return outcome === "unknown" ? { outcome, error, ask } : { outcome, error };
}

/** An answer that verified and still makes no sense to us. */
export function notUnderstood(gatewayCode: string): Failure {
  return unclear(gatewayCode);
}

function refused(code: string): Failure {
  const entry = findEntry(code);
  // A repeated nonce (`invalid-nonce`, on purpose not in the table) is the HTTP client's own
  // resending: the first copy may well have acted.
  return entry ? fromEntry(entry, code) : unclear(code);
}

function fromEntry(entry: ErrorEntry, gatewayCode: string): Failure {
  return {
    outcome: entry.outcome,
    error: {
      code: entry.code,
      gatewayCode,
      merchantMessage: entry.merchant,
      shopperMessage: SHOPPER[entry.shopper],
      retryable: entry.retryable ?? false,
      ...(entry.retryAfterMs && { retryAfterMs: entry.retryAfterMs }),
    },
    askNow: entry.mayFollowSuccess ?? entry.outcome === "unknown",
  };
}

function unclear(gatewayCode: string): Failure {
  const merchant = `Alipay's answer (${gatewayCode}) does not say whether it acted. It is asked again.`;
  return unknown("gateway_unavailable", merchant, { gatewayCode, askNow: true });
}

function unverified(gatewayCode: string): Failure {
  const merchant =
    "Alipay's answer does not verify with the stored Alipay public key, so it is not believed. Check that key under the account's settings; it is Alipay's, not the app's own.";
  return unknown("answer_unverified", merchant, { gatewayCode, askNow: false });
}

function unreachable(cause: unknown): Failure {
  const name = cause instanceof Error ? cause.name : "";
  return /timeout/i.test(name)
    ? unknown("timed_out", "Alipay did not answer in time. It is asked again.")
    : unknown("gateway_unavailable", "The connection to Alipay failed. It is asked again.");
}

function readOther(thrown: unknown): Failure {
  if (thrown instanceof SyntaxError) return unclear("no JSON");
  // Verifying without a signature header ends in Node's own complaint about the argument.
  if (thrown instanceof TypeError) return unverified("no signature");
  return unclear("no answer");
}

function unknown(
  code: GatewayError["code"],
  merchantMessage: string,
  more: { gatewayCode?: string; askNow?: boolean } = {},
): Failure {
  const { gatewayCode, askNow = false } = more;
  const error = { code, merchantMessage, shopperMessage: SHOPPER.checking, retryable: true };
  return { outcome: "unknown", error: { ...error, ...(gatewayCode && { gatewayCode }) }, askNow };
}

function answerTime(headers: unknown): Date | undefined {
  const { "alipay-timestamp": stamp, date } = (headers ?? {}) as Record<string, unknown>;
  const at = /^\d{13}$/.test(String(stamp)) ? new Date(Number(stamp)) : new Date(String(date));
  return Number.isNaN(at.getTime()) ? undefined : at;
}
