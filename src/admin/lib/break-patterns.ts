const PAYMENT = String.raw`(?<amount>\S+ [A-Z]{3}) on (?<number>\S+)`;

/** How the hub words what happened, by kind; the groups are the particulars of one case. */
const MESSAGES: Readonly<Record<string, RegExp>> = {
  late_payment: RegExp(`^${PAYMENT} was paid, although (?<why>.+)\\.$`, "s"),
  authorization_lapsing: RegExp(
    `^The authorization of ${PAYMENT} at .+ lapses at (?<ends>[^\\s]+Z)\\.$`,
  ),
  refund_failed: RegExp(`^The refund of ${PAYMENT} failed: (?<why>.*)$`, "s"),
  books_differ: RegExp(
    `^The (?<operation>\\w+) of ${PAYMENT} was settled at .+?, but Medusa could not be brought in line: (?<why>.*)$`,
    "s",
  ),
  outcome_unknown: RegExp(
    `^Nobody knows yet whether the (?<operation>\\w+) of ${PAYMENT} went through: (?<why>.*)$`,
    "s",
  ),
};

const LOOK_AT = /^Look at (?<reference>\S+) in .+?\. The shop goes on asking;/;

export interface BreakFacts {
  amount?: string;
  number?: string;
  /** Why, in the server's words. */
  why?: string;
  /** When an authorization lapses, ISO. */
  ends?: string;
  operation?: string;
}

/** The particulars in a message of the hub; undefined when it is worded in another way. */
export function readMessage(kind: string, message: string): BreakFacts | undefined {
  return MESSAGES[kind]?.exec(message)?.groups;
}

/** What a next step says to look at, where it names something. */
export function readReference(nextStep: string): string | undefined {
  return LOOK_AT.exec(nextStep)?.groups?.reference;
}

const NOT_GIVEN_BACK = /^.+? did not give it back: (?<why>.*)$/s;

/** Why money could not be given back, in the gateway's words. */
export function readGiveBackFailure(message: string): string | undefined {
  return NOT_GIVEN_BACK.exec(message)?.groups?.why;
}

const SENTENCES: Readonly<Record<string, string>> = {
  "another payment has taken its place or its cart was given up": "replaced",
  "its payment session is gone": "session_gone",
  "It is given back to the buyer by itself.": "given_back_by_itself",
  "Give it back, or enter the order by hand.": "give_back_or_enter",
  "Compare the order's payments with the gateway's. The shop goes on trying.": "compare",
  "The buyer has not got this money. Refund it again, or return it another way.": "refund_again",
  "Capture the order's payment before then, or cancel the order.": "capture_before",
  "The buyer disputed the payment while the refund was on its way, so it was taken back. Accept or answer the dispute in Stripe instead.":
    "refund_disputed",
  "The buyer's bank declined the refund. Return the money to the buyer another way.":
    "refund_declined",
  "The buyer's card has expired or was canceled, and its bank did not take the refund. Return the money to the buyer another way.":
    "refund_card_expired",
  "The balance in Stripe did not cover the refund. Add funds in Stripe's dashboard, then refund again.":
    "refund_balance",
  "The buyer's card is blocked, and its bank did not take the refund. Return the money to the buyer another way.":
    "refund_card_blocked",
  "The refund was canceled in Stripe, on the merchant's request. Refund again if it was a mistake.":
    "refund_canceled",
  "The buyer's bank did not take the refund. Return the money to the buyer another way.":
    "refund_not_taken",
};

/** The name of a sentence that the server always words the same; translations are kept by it. */
export function sentenceName(text: string): string | undefined {
  return SENTENCES[text.trim()];
}

const RESOLUTIONS: Readonly<Record<string, string>> = {
  refunded: "given_back",
  released: "released",
  "given back": "given_back",
  "settled by asking the gateway": "settled",
  "Medusa was brought in line": "in_line",
  "captured, canceled or lapsed": "over",
};

const DISMISSED = /^dismissed by \S+?(?:: (?<note>.*))?$/s;

export interface Resolution {
  /** Key of `breaks.resolutions`; undefined when the server says something else. */
  name?: string;
  /** What the person who dealt with it wrote. */
  note?: string;
}

export function readResolution(resolution: string): Resolution {
  const dismissed = DISMISSED.exec(resolution);
  if (dismissed) return { name: "dismissed", note: dismissed.groups?.note };
  return { name: RESOLUTIONS[resolution] };
}
