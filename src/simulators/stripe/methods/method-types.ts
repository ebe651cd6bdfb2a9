import type { CaptureMethod } from "../objects/payment-intent";

/**
 * - `card`: answered at once, perhaps after authentication.
 * - `redirect`: the buyer approves it elsewhere.
 * - `delayed`: the money takes days, the intent is `processing` until then.
 */
export type MethodFlow = "card" | "redirect" | "delayed";

export interface MethodType {
  flow: MethodFlow;
  manualCapture: boolean;
  /** Undefined: every currency. */
  currencies?: readonly string[];
  /** How its refunds begin. */
  refund: "succeeded" | "pending" | "requires_action";
}

const WALLET_CURRENCIES = "cny aud cad eur gbp hkd jpy myr nzd sgd usd".split(" ");

const TYPES: Readonly<Record<string, MethodType>> = {
  card: { flow: "card", manualCapture: true, refund: "succeeded" },
  link: { flow: "card", manualCapture: true, refund: "succeeded" },
  alipay: {
    flow: "redirect",
    manualCapture: false,
    currencies: WALLET_CURRENCIES,
    refund: "pending",
  },
  wechat_pay: {
    flow: "redirect",
    manualCapture: false,
    currencies: WALLET_CURRENCIES,
    refund: "pending",
  },
  klarna: {
    flow: "redirect",
    manualCapture: true,
    currencies: "aud cad chf czk dkk eur gbp nok nzd pln ron sek usd".split(" "),
    refund: "pending",
  },
  paypal: {
    flow: "redirect",
    manualCapture: true,
    currencies: "eur gbp usd chf czk dkk nok pln sek aud cad hkd nzd sgd".split(" "),
    refund: "succeeded",
  },
  ideal: { flow: "redirect", manualCapture: false, currencies: ["eur"], refund: "pending" },
  bancontact: { flow: "redirect", manualCapture: false, currencies: ["eur"], refund: "pending" },
  eps: { flow: "redirect", manualCapture: false, currencies: ["eur"], refund: "pending" },
  p24: { flow: "redirect", manualCapture: false, currencies: ["eur", "pln"], refund: "pending" },
  konbini: {
    flow: "redirect",
    manualCapture: false,
    currencies: ["jpy"],
    refund: "requires_action",
  },
  sepa_debit: { flow: "delayed", manualCapture: false, currencies: ["eur"], refund: "pending" },
  bacs_debit: { flow: "delayed", manualCapture: false, currencies: ["gbp"], refund: "pending" },
  us_bank_account: {
    flow: "delayed",
    manualCapture: false,
    currencies: ["usd"],
    refund: "pending",
  },
};

export const METHOD_TYPES: readonly string[] = Object.keys(TYPES);

export const DEFAULT_METHOD_TYPES: readonly string[] = METHOD_TYPES.filter(
  (type) => type !== "paypal" && type !== "p24" && type !== "eps" && type !== "bacs_debit",
);

export function methodType(type: string): MethodType | undefined {
  return Object.hasOwn(TYPES, type) ? TYPES[type] : undefined;
}

/** What Stripe calls compatible: automatic methods quietly leave out the others. */
export function isCompatible(type: string, currency: string, capture: CaptureMethod): boolean {
  const known = methodType(type);
  if (!known) return false;
  if (known.currencies && !known.currencies.includes(currency)) return false;
  return capture !== "manual" || known.manualCapture;
}
