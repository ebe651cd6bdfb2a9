const PAYMENT = String.raw`(?<amount>\S+ [A-Z]{3}) on (?<number>\S+)`;

/**
 * How the hub words what happened; the groups are the particulars of one case. A translation is
 * kept by the name, which is the kind's unless a kind has several wordings.
 */
const MESSAGES: readonly { kind: string; name?: string; pattern: RegExp }[] = [
  {
    kind: "late_payment",
    name: "order_refused",
    pattern: RegExp(
      `^${PAYMENT} was paid, although its order could not be placed: (?<why>.+)\\.$`,
      "s",
    ),
  },
  { kind: "late_payment", pattern: RegExp(`^${PAYMENT} was paid, although (?<why>.+)\\.$`, "s") },
  {
    kind: "authorization_lapsing",
    pattern: RegExp(`^The authorization of ${PAYMENT} at .+ lapses at (?<ends>\\S+Z)\\.$`),
  },
  {
    kind: "authorization_lost",
    pattern: RegExp(
      `^The authorization of ${PAYMENT} at .+ has lapsed or was canceled there\\. Nothing was captured, and nothing can be any more\\.$`,
    ),
  },
  {
    kind: "refund_failed",
    pattern: RegExp(`^The refund of ${PAYMENT} failed: (?<why>.*)$`, "s"),
  },
  {
    kind: "refund_failed",
    name: "refund_of_canceled_order",
    pattern: /^The order of (?<number>\S+) was canceled, but its refund was refused: (?<why>.*)$/s,
  },
  {
    kind: "books_differ",
    pattern: RegExp(
      `^The (?<operation>\\w+) of ${PAYMENT} was settled at .+?, but Medusa could not be brought in line: (?<why>.*)$`,
      "s",
    ),
  },
  {
    kind: "books_differ",
    name: "unnamed_refund",
    pattern: RegExp(`^.+? has given back ${PAYMENT} of which nothing is known here\\.$`),
  },
  {
    kind: "books_differ",
    name: "other_payment",
    pattern: /^The payment (?<number>\S+) at .+? is not the one that was asked for: (?<why>.*)$/s,
  },
  {
    kind: "dispute",
    name: "inquiry",
    pattern: RegExp(
      `^The buyer's bank asks at .+? about ${PAYMENT} \\((?<reason>\\S+)\\)\\. (?<due>.+)$`,
    ),
  },
  {
    kind: "dispute",
    pattern: RegExp(`^The buyer disputes ${PAYMENT} at .+? \\((?<reason>\\S+)\\)\\. (?<due>.+)$`),
  },
  {
    kind: "fraud_warning",
    pattern: RegExp(
      `^The card network reports to .+? that ${PAYMENT} is fraud \\((?<reason>\\S+)\\)\\.$`,
    ),
  },
  {
    kind: "review",
    pattern: RegExp(`^.+? wants somebody to review ${PAYMENT} \\((?<reason>\\S+)\\)\\.$`),
  },
  {
    kind: "outcome_unknown",
    pattern: RegExp(
      `^Nobody knows yet whether the (?<operation>\\w+) of ${PAYMENT} went through: (?<why>.*)$`,
      "s",
    ),
  },
  {
    kind: "outcome_unknown",
    name: "given_up_unknown",
    pattern:
      /^Nobody knows yet whether (?<number>\S+), which was given up, has been paid: (?<why>.*)$/s,
  },
  {
    kind: "outcome_unknown",
    name: "not_brought",
    pattern:
      /^What has become of (?<number>\S+) at the gateway could not be brought into Medusa: (?<why>.*)$/s,
  },
  {
    kind: "outcome_unknown",
    name: "maybe_paid",
    pattern: /^Nobody knows yet whether (?<number>\S+) has been paid: (?<why>.*)$/s,
  },
  {
    kind: "event_stuck",
    pattern: /^.+? reported (?<event>\S+) for (?<number>\S+), but it was not applied: (?<why>.*)$/s,
  },
];

const LOOK_AT = /^Look at (?<reference>\S+) in .+?\. The shop goes on asking;/;

export interface BreakFacts {
  /** By which a translation of the whole message is kept. */
  name: string;
  amount?: string;
  number?: string;
  /** Why, in the server's words. */
  why?: string;
  /** When an authorization lapses, ISO. */
  ends?: string;
  operation?: string;
  /** What the gateway calls what it reported. */
  event?: string;
  /** The gateway's word for why a payment is disputed, or for the kind of fraud. */
  reason?: string;
  /** Until when a dispute can be answered, as a sentence. */
  due?: string;
}

/** The particulars in a message of the hub; undefined when it is worded in another way. */
export function readMessage(kind: string, message: string): BreakFacts | undefined {
  for (const { name = kind, pattern } of MESSAGES.filter((each) => each.kind === kind)) {
    const found = pattern.exec(message);
    if (found) return { ...found.groups, name };
  }
  return undefined;
}

/** What a next step says to look at, where it names something. */
export function readReference(nextStep: string): string | undefined {
  return LOOK_AT.exec(nextStep)?.groups?.reference;
}

const DUE = /^An answer is due by (?<ends>\S+Z)\.$/;

/** The time in a sentence that says until when to answer, ISO. */
export function readDue(sentence: string): string | undefined {
  return DUE.exec(sentence)?.groups?.ends;
}

const NOT_GIVEN_BACK = /^.+? did not give it back: (?<why>.*)$/s;

/** Why money could not be given back, in the gateway's words. */
export function readGiveBackFailure(message: string): string | undefined {
  return NOT_GIVEN_BACK.exec(message)?.groups?.why;
}

const SENTENCES: Readonly<Record<string, string>> = {
  "another payment has taken its place or its cart was given up": "replaced",
  "its payment session is gone": "session_gone",
  "its cart has changed since": "cart_changed_since",
  "its order could not be placed": "not_placed",
  "money of it had gone back before there was an order": "money_gone_back",
  "another payment had paid for it before": "paid_by_another",
  "Answer the bank at the gateway, or refund the payment, so that no dispute follows.":
    "answer_inquiry",
  "Wait for the bank. Do not refund the payment: the buyer would get it twice.": "wait_for_bank",
  "Send evidence at the gateway before then, or accept the dispute there. Do not refund the payment: the buyer would get it twice.":
    "answer_dispute",
  "Look at the dispute at the gateway.": "look_at_dispute",
  "Refund the order now and do not ship it: a refund can still keep a dispute away.":
    "refund_fraud",
  "Do not ship the order before you have looked at it. A refund no longer keeps a dispute away.":
    "look_before_shipping",
  "Do not ship the order before you have approved or refunded the payment at the gateway.":
    "decide_review",
  "Look at the payment's refunds at the gateway, and note on the order what was given back there.":
    "note_refunds",
  "The bank is looking at the answer.": "bank_is_looking",
  "No answer can be given.": "no_answer",
  "It is given back to the buyer by itself.": "given_back_by_itself",
  "Give it back, or enter the order by hand.": "give_back_or_enter",
  "It is not given back by itself, because Medusa has a payment of it. Give it back unless an order stands on it.":
    "give_back_unless_ordered",
  "Compare the order's payments with the gateway's. The shop goes on trying.": "compare",
  "The buyer has not got this money. Refund it again, or return it another way.": "refund_again",
  "The buyer has not got this money. Refund it at the gateway, or return it another way.":
    "refund_at_gateway",
  "Look at it at the gateway. The shop goes on asking.": "look_at_gateway",
  "Compare the payment at the gateway with the order, and settle the difference by hand.":
    "compare_by_hand",
  "the payment belongs to another account": "another_account",
  "the money went to another seller id (PID) than this account's": "another_seller",
  "no payment of this store has this number (yet)": "no_such_payment",
  "its payment session is not there (yet)": "no_session",
  "Do not ship the order before the buyer has paid in another way. If nothing comes, cancel it.":
    "do_not_ship_unpaid",
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
  "looked at": "settled",
  "Medusa was brought in line": "in_line",
  "captured, canceled or lapsed": "over",
  "canceled in Medusa": "canceled_in_medusa",
  "its order was placed after all": "placed",
  "won: the money is the merchant's": "won",
  "lost: the money is the buyer's": "lost",
  "closed without a dispute": "closed",
  "it has become a dispute": "became_dispute",
  "the review was closed": "review_closed",
};

const DISMISSED = /^dismissed by (?<who>\S+?)(?:: (?<note>.*))?$/s;

export interface Resolution {
  /** Key of `breaks.resolutions`; undefined when the server says something else. */
  name?: string;
  /** The address of the person who dealt with it. */
  who?: string;
  /** What that person wrote. */
  note?: string;
}

export function readResolution(resolution: string): Resolution {
  const dismissed = DISMISSED.exec(resolution);
  if (dismissed) {
    const { who, note } = dismissed.groups ?? {};
    // An API key has no address, only an id that tells nobody anything.
    return who?.includes("@") ? { name: "dismissed_by", who, note } : { name: "dismissed", note };
  }
  return { name: RESOLUTIONS[resolution] };
}
