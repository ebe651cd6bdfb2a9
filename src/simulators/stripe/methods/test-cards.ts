import type { CardBehaviour } from "./card-behaviour";
import { DECLINES } from "./declines";

export interface TestCard {
  number: string;
  /** `pm_card_<name>` and `tok_<name>`. */
  names: string[];
  brand: string;
  country: string;
  funding: "credit" | "debit" | "prepaid";
  behaviour: CardBehaviour;
}

/** https://docs.stripe.com/testing, the cards that matter to a shop. */
const CARDS: readonly TestCard[] = [
  card("4242424242424242", ["visa"]),
  card("4000056655665556", ["visa_debit"], {}, { funding: "debit" }),
  card("5555555555554444", ["mastercard"], {}, { brand: "mastercard" }),
  card("2223003122003222", ["mastercard_2series"], {}, { brand: "mastercard" }),
  card("5200828282828210", ["mastercard_debit"], {}, { brand: "mastercard", funding: "debit" }),
  card("378282246310005", ["amex", "threeDSecureNotSupported"], {}, { brand: "amex" }),
  card("6011111111111117", ["discover"], {}, { brand: "discover" }),
  card("3056930009020004", ["diners"], {}, { brand: "diners" }),
  card("3566002020360505", ["jcb"], {}, { brand: "jcb" }),
  card("6200000000000005", ["unionpay"], {}, { brand: "unionpay", country: "CN" }),
  card("4000001560000002", ["cn"], {}, { country: "CN" }),
  card("4000008260000000", ["gb"], {}, { country: "GB" }),
  card("4000002760000016", ["de"], {}, { country: "DE" }),
  card("4000000000000002", ["visa_chargeDeclined", "chargeDeclined"], {
    decline: DECLINES.generic,
  }),
  card(
    "4000000000009995",
    ["visa_chargeDeclinedInsufficientFunds", "chargeDeclinedInsufficientFunds"],
    {
      decline: DECLINES.insufficientFunds,
    },
  ),
  card("4000000000009987", ["visa_chargeDeclinedLostCard"], { decline: DECLINES.lostCard }),
  card("4000000000009979", ["visa_chargeDeclinedStolenCard"], { decline: DECLINES.stolenCard }),
  card("4000000000000069", ["chargeDeclinedExpiredCard"], { decline: DECLINES.expiredCard }),
  card("4000000000000127", ["chargeDeclinedIncorrectCvc"], { decline: DECLINES.incorrectCvc }),
  card("4000000000000119", ["chargeDeclinedProcessingError"], {
    decline: DECLINES.processingError,
  }),
  card("4000000000006975", ["visa_chargeDeclinedVelocityLimitExceeded"], {
    decline: DECLINES.velocity,
  }),
  card("4100000000000019", ["radarBlock"], { decline: DECLINES.fraudulent }),
  card("4000000000000341", ["chargeCustomerFail"], {
    decline: DECLINES.generic,
    attachable: true,
  }),
  card("4000000000003220", ["threeDSecure2Required", "threeDSecureRequired"], {
    authentication: "always",
  }),
  card("4000000000003055", ["threeDSecureOptional"]),
  card("4000008400001629", ["threeDSecureRequiredChargeDeclined"], {
    authentication: "always",
    decline: DECLINES.generic,
  }),
  card("4000002500003155", ["authenticationRequiredOnSetup"], {
    authentication: "unless_set_up",
  }),
  card("4000002760003184", ["authenticationRequired"], { authentication: "always" }),
  card("4000003800000446", ["authenticationRequiredSetupForOffSession"], {
    authentication: "on_session_only",
  }),
  card("4000008260003178", ["authenticationRequiredChargeDeclinedInsufficientFunds"], {
    authentication: "always",
    decline: DECLINES.insufficientFunds,
  }),
  card("4000000000007726", ["pendingRefund"], { pendingRefunds: true }),
  card("4000000000005126", ["refundFail"]),
  card("4000000000000259", ["createDispute"], { disputeReason: "fraudulent" }),
  card("4000000000001976", ["createDisputeInquiry"], {
    disputeReason: "fraudulent",
    inquiry: true,
  }),
  card("4000000000002685", ["createDisputeProductNotReceived"], {
    disputeReason: "product_not_received",
  }),
  card("4000000000005423", ["createIssuerFraudRecord"], { earlyFraudWarning: true }),
  card("4000000000000077", ["bypassPending"]),
];

export function testCardByNumber(number: string): TestCard | undefined {
  return CARDS.find((candidate) => candidate.number === number);
}

/** By the part after `pm_card_` or `tok_`. */
export function testCardByName(name: string): TestCard | undefined {
  return CARDS.find((candidate) => candidate.names.includes(name));
}

function card(
  number: string,
  names: string[],
  behaviour: CardBehaviour = {},
  other: Partial<Pick<TestCard, "brand" | "country" | "funding">> = {},
): TestCard {
  return { number, names, behaviour, brand: "visa", country: "US", funding: "credit", ...other };
}
