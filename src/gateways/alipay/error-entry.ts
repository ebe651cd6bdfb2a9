import type { ErrorCode } from "../errors";

/** One meaning that several of Alipay's codes share. */
export interface ErrorEntry {
  code: ErrorCode;
  /** `declined`: the buyer or a risk rule is the reason, and another try may succeed. */
  outcome: "rejected" | "declined" | "unknown";
  /** What happened and what to do. */
  merchant: string;
  shopper: keyof typeof SHOPPER;
  /** Whether the same request, under the same number, may succeed later. */
  retryable?: true;
  /** How long to leave Alipay alone before that. */
  retryAfterMs?: number;
  /** Could also follow from an earlier, unseen success of the very same request. */
  mayFollowSuccess?: true;
  /** Without prefix, as Alipay spells them (its slips included). */
  codes: readonly string[];
}

/** What the shopper reads: nothing of the merchant's affairs in it. */
export const SHOPPER = {
  later: "Alipay cannot be reached right now. Please try again in a moment.",
  checking: "We are checking with Alipay whether this went through. Please do not pay again yet.",
  otherMethod: "Alipay cannot take this payment. Please choose another payment method.",
  buyerFunds: "Alipay says the balance is not sufficient. Please pay another way in Alipay.",
  buyerCard: "Alipay could not charge your bank card. Please pay another way in Alipay.",
  buyerAccount: "Alipay does not allow this with your account. Please use another payment method.",
  startAgain: "This payment can no longer be used. Please start the payment again.",
  paid: "This payment has already been made.",
  contactShop: "This could not be done. Please contact the shop.",
} as const;
