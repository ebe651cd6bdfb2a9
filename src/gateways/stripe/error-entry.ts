import type Stripe from "stripe";
import type { ErrorCode } from "../errors";

/** What one of Stripe's codes means in our words. */
export interface ErrorEntry {
  code: ErrorCode;
  /** `declined`: the buyer, their bank or a risk rule is the reason, and another try may succeed. */
  outcome: "rejected" | "declined" | "unknown";
  /** What happened and what to do. */
  merchant: string;
  shopper: keyof typeof SHOPPER;
  /** Whether the same may succeed later with nothing changed. */
  retryable?: true;
  /** Stripe's own sentence says which parameter or permission it is about. */
  quoteStripe?: true;
}

/**
 * The members of one of Stripe's enums that the SDK knows. Its enums are open (`OtherString`, any
 * text): that one is left out, because a `Record` over it would ask for nothing.
 */
export type KnownOf<T> = T extends string ? (string extends T ? never : T) : never;

/** Every `code` that this version of the SDK knows: https://docs.stripe.com/error-codes */
export type StripeCode = KnownOf<
  | Stripe.PaymentIntent.LastPaymentError.Code
  | Stripe.SetupIntent.LastSetupError.Code
  | Stripe.SetupAttempt.SetupError.Code
  | Stripe.Invoice.LastFinalizationError.Code
>;

/** The entries of one subject. A code that the SDK drops, or a slip of the pen, does not compile. */
export type ErrorsOf<C extends StripeCode = StripeCode> = Readonly<Record<C, ErrorEntry>>;

/**
 * What the shopper reads: nothing of the merchant's affairs in it, and of a card that was lost,
 * stolen or taken for fraud no more than of any other (https://docs.stripe.com/declines/codes).
 */
export const SHOPPER = {
  otherCard: "Your card was declined. Please try another card.",
  funds: "Your card has insufficient funds. Please try another card.",
  cardExpired: "Your card has expired. Please use another card.",
  cvc: "Your card's security code is wrong. Please correct it.",
  number: "Your card number is wrong. Please correct it.",
  expiry: "Your card's expiry date is wrong. Please correct it.",
  address: "The billing address is not the one your bank knows. Please correct it.",
  confirm: "Your bank asks you to confirm this payment. Please try again and confirm it.",
  notConfirmed: "The confirmation with your bank failed. Please try again or use another card.",
  tryAgain: "The payment could not be completed. Please try again.",
  later: "The payment could not be completed right now. Please try again in a moment.",
  checking: "The payment is being checked. Please do not pay again.",
  otherMethod: "This payment method cannot be used here. Please choose another one.",
  methodDeclined: "The payment was declined. Please try again or choose another payment method.",
  bankAccount:
    "Your bank account could not be charged. Please check its details or choose another payment method.",
  canceled: "The payment was canceled. Please try again or choose another payment method.",
  startAgain: "This payment can no longer be used. Please start the payment again.",
  paid: "This payment has been made already.",
  refunded: "This payment has been refunded already.",
  tooSmall: "The amount is too small to be paid this way.",
  tooLarge: "The amount is too large to be paid this way. Please choose another payment method.",
  contactShop: "This payment cannot be completed. Please contact the shop.",
} as const;
