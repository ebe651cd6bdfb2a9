interface Rule {
  holds(text: string): boolean;
  message: string;
  fix: string;
}

/** Stands alone where no card is taken, and a whole descriptor has five characters at least. */
const SHORTEST = 5;

/** Of 22 in all, less the account's own short name (two at least) and the `* ` after it. */
const LONGEST = 18;

/**
 * What banks print. https://docs.stripe.com/get-started/account/statement-descriptors
 */
export const DESCRIPTOR_RULES: readonly Rule[] = [
  {
    holds: (text) => text.length >= SHORTEST,
    message: `The statement descriptor is shorter than ${SHORTEST} characters.`,
    fix: "Write what buyers know the shop by.",
  },
  {
    holds: (text) => text.length <= LONGEST,
    message: `The statement descriptor is longer than ${LONGEST} characters.`,
    fix:
      "Shorten it: bank statements have room for 22 characters, and Stripe puts the account's " +
      "shortened descriptor and `* ` before it.",
  },
  {
    holds: (text) => /[A-Za-z]/.test(text),
    message: "The statement descriptor has no Latin letter.",
    fix: "Use at least one letter from A to Z.",
  },
  {
    holds: (text) => /^[\x20-\x7e]*$/.test(text),
    message: "The statement descriptor has characters that banks do not print.",
    fix: "Use Latin letters without accents, digits, spaces and plain punctuation.",
  },
  {
    holds: (text) => !/[<>\\'"*]/.test(text),
    message: "The statement descriptor has one of the characters < > \\ ' \" *.",
    fix: "Leave it out; Stripe refuses it.",
  },
];
