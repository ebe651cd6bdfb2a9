/**
 * What the hub notes on events that it has dealt with, and the name by which the dashboard words it
 * anew; the groups are the particulars of one case. What a gateway or Medusa said is in none of them.
 */
const NOTES: readonly [name: string, pattern: RegExp][] = [
  [
    "payment",
    /^(?<payment>waiting|requires_action|processing|authorized|captured|failed|canceled)$/,
  ],
  ["dispute", /^(?<dispute>inquiry|needs_response|under_review|won|lost)$/],
  ["actionable", /^actionable$/],
  ["not_actionable", /^not actionable$/],
  ["for_the_record", /^kept for the record; it changes no payment$/],
  ["other_system", /^not a payment of this store$/],
  ["no_dispute", /^it names no dispute$/],
  ["no_warning", /^it names no fraud warning$/],
  ["no_set_up", /^it names no set-up$/],
  ["nothing_saved", /^nothing was saved$/],
  ["other_customer", /^not a customer of this store$/],
  ["method_saved", /^saved for \S+$/],
  ["adopted", /^taken over from another plugin: its order has it$/],
  ["other_dispute", /^the dispute is about another payment$/],
  ["other_warning", /^the warning is about another payment$/],
  ["other_review", /^the review is about another payment$/],
  ["no_review", /^it names no review$/],
  ["review_open", /^the review is open$/],
  ["review_closed", /^the review was closed: \w+$/],
  ["no_end", /^no try came to an end$/],
  ["busy", /^another operation on this payment is running$/],
  ["late", /^paid late: (?<done>.+)$/],
  ["no_session", /^paid without a session: (?<done>.+)$/],
  ["although", /^paid, although (?<why>.+): (?<done>.+)$/s],
];

const DONE: Readonly<Record<string, string>> = {
  "given back already": "returned",
  "held for a person": "held",
  "settled by a person": "settled",
  "on its way back": "going_back",
  released: "released",
  refunded: "refunded",
};

export interface NoteFacts {
  /** Key of `events.notes`. */
  name: string;
  /** Where the payment stands. */
  payment?: string;
  /** Where the dispute stands. */
  dispute?: string;
  /** What late money came too late for, in the server's words. */
  why?: string;
  /** Key of `events.done`: what became of late money. */
  done?: string;
}

/** The particulars of a note; undefined when it is in a gateway's words, or in others'. */
export function readNote(note: string): NoteFacts | undefined {
  for (const [name, pattern] of NOTES) {
    const found = pattern.exec(note);
    if (!found) continue;
    const done = found.groups?.done;
    if (done === undefined) return { ...found.groups, name };
    return DONE[done] ? { ...found.groups, name, done: DONE[done] } : undefined;
  }
  return undefined;
}
