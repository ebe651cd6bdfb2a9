import { StripeApiError, type ErrorFields } from "../wire/api-error";

/** Why an issuer says no, in Stripe's codes and words. */
export interface Decline {
  code: string;
  decline_code: string;
  message: string;
}

const DECLINED = "Your card was declined.";

const cardDeclined = (decline_code: string, message = DECLINED): Decline => ({
  code: "card_declined",
  decline_code,
  message,
});

const ownCode = (code: string, message: string): Decline => ({ code, decline_code: code, message });

export const DECLINES = {
  generic: cardDeclined("generic_decline"),
  insufficientFunds: cardDeclined("insufficient_funds", "Your card has insufficient funds."),
  lostCard: cardDeclined("lost_card"),
  stolenCard: cardDeclined("stolen_card"),
  fraudulent: cardDeclined("fraudulent"),
  velocity: cardDeclined(
    "card_velocity_exceeded",
    "Your card was declined for making repeated attempts too frequently or exceeding its amount limit.",
  ),
  expiredCard: ownCode("expired_card", "Your card has expired."),
  incorrectCvc: ownCode("incorrect_cvc", "Your card's security code is incorrect."),
  processingError: ownCode(
    "processing_error",
    "An error occurred while processing your card. Try again in a little bit.",
  ),
  authenticationRequired: ownCode(
    "authentication_required",
    "Your card was declined. This transaction requires authentication.",
  ),
  testCardInLiveMode: cardDeclined(
    "live_mode_test_card",
    "Your card was declined. Your request was in live mode, but used a known test card.",
  ),
  liveCardInTestMode: cardDeclined(
    "test_mode_live_card",
    "Your card was declined. Your request was in test mode, but used a non test (live) card. For a list of valid test cards, visit: https://stripe.com/docs/testing.",
  ),
} as const satisfies Record<string, Decline>;

export function cardError(
  { code, decline_code, message }: Decline,
  fields: Partial<ErrorFields> = {},
): StripeApiError {
  const sameAsCode = code === decline_code && code !== "authentication_required";
  return new StripeApiError(402, {
    type: "card_error",
    code,
    ...(!sameAsCode && { decline_code }),
    message,
    ...fields,
  });
}
