import type { CardDetails } from "../objects/payment-method";
import type { CardBehaviour } from "./card-behaviour";
import { cardError, DECLINES } from "./declines";
import { testCardByNumber, type TestCard } from "./test-cards";

export interface RawCard {
  number: string;
  exp_month: number;
  exp_year: number;
  cvc?: string | undefined;
}

export interface Card {
  details: CardDetails;
  behaviour: CardBehaviour;
}

/**
 * The card behind a number that a buyer typed. Test mode takes test cards only, live mode any other
 * valid number; a mismatch is found out when the card is charged, as at Stripe.
 * @throws StripeApiError (402) for a number, date or code that cannot be right
 */
export function readRawCard(raw: RawCard, livemode: boolean, now: Date): Card {
  const card = readAnyCard(raw, now);
  const isTestCard = testCardByNumber(digitsOf(raw)) !== undefined;
  if (isTestCard !== livemode) return card;
  const decline = livemode ? DECLINES.testCardInLiveMode : DECLINES.liveCardInTestMode;
  return { ...card, behaviour: { decline } };
}

/** The same without regard to the mode. */
export function readAnyCard(raw: RawCard, now: Date): Card {
  const number = digitsOf(raw);
  assertPlausible({ ...raw, number }, now);
  const known = testCardByNumber(number);
  return {
    details: cardDetails(known ?? unknownCard(number), raw, raw.cvc !== undefined),
    behaviour: known?.behaviour ?? {},
  };
}

function digitsOf(raw: RawCard): string {
  return raw.number.replace(/[\s-]/g, "");
}

export function cardDetails(
  card: TestCard,
  expiry: { exp_month: number; exp_year: number },
  withCvc: boolean,
): CardDetails {
  const cvcFails = card.behaviour.decline === DECLINES.incorrectCvc;
  return {
    brand: card.brand,
    checks: {
      address_line1_check: null,
      address_postal_code_check: null,
      cvc_check: !withCvc ? "unchecked" : cvcFails ? "fail" : "pass",
    },
    country: card.country,
    display_brand: card.brand === "amex" ? "american_express" : card.brand,
    exp_month: expiry.exp_month,
    exp_year: expiry.exp_year,
    fingerprint: `Fp${Buffer.from(card.number).toString("base64url").slice(-14)}`,
    funding: card.funding,
    generated_from: null,
    last4: card.number.slice(-4),
    networks: { available: [card.brand], preferred: null },
    regulated_status: "unregulated",
    three_d_secure_usage: { supported: card.brand !== "unionpay" },
    wallet: null,
  };
}

function assertPlausible(card: RawCard, now: Date): void {
  const refuse = (code: string, message: string, param: string): never => {
    throw cardError({ code, decline_code: code, message }, { param });
  };
  if (!/^\d{12,19}$/.test(card.number) || !passesLuhn(card.number)) {
    refuse("incorrect_number", "Your card number is incorrect.", "number");
  }
  if (card.exp_month < 1 || card.exp_month > 12) {
    refuse("invalid_expiry_month", "Your card's expiration month is invalid.", "exp_month");
  }
  const year = now.getUTCFullYear();
  if (card.exp_year < year || card.exp_year > year + 50) {
    refuse("invalid_expiry_year", "Your card's expiration year is invalid.", "exp_year");
  }
  if (card.exp_year === year && card.exp_month < now.getUTCMonth() + 1) {
    refuse("invalid_expiry_month", "Your card's expiration month is invalid.", "exp_month");
  }
  if (card.cvc !== undefined && !/^\d{3,4}$/.test(card.cvc)) {
    refuse("invalid_cvc", "Your card's security code is invalid.", "cvc");
  }
}

function passesLuhn(number: string): boolean {
  const sum = [...number].reverse().reduce((total, digit, index) => {
    const doubled = index % 2 === 1 ? Number(digit) * 2 : Number(digit);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}

function unknownCard(number: string): TestCard {
  const brand = number.startsWith("5") ? "mastercard" : "visa";
  return { number, names: [], brand, country: "US", funding: "credit", behaviour: {} };
}
