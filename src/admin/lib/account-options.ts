import type { AccountOptions } from "../../gateways/gateway";

/** What the form edits; `capture_method` is set for the whole gateway. */
export type OptionName = Exclude<keyof AccountOptions, "capture_method">;

/** Which options have a use at which gateway, in the order of the form. */
const USEFUL: Readonly<Record<string, readonly OptionName[]>> = {
  stripe: ["payment_methods", "statement_descriptor", "description", "after_partial_capture"],
  alipay: ["description", "after_partial_capture"],
};

export function usefulOptions(gatewayId: string): readonly OptionName[] {
  return USEFUL[gatewayId] ?? [];
}

/** What most shops choose from, by Stripe's names; the rest can be set by the Admin API. */
const OFTEN_USED = [
  ...["card", "link", "alipay", "wechat_pay", "klarna", "affirm", "afterpay_clearpay", "cashapp"],
  ...["ideal", "bancontact", "blik", "p24", "eps", "sepa_debit", "paypal", "revolut_pay"],
  ...["promptpay", "paynow", "grabpay", "oxxo", "konbini", "us_bank_account"],
];

/** The methods to choose from: the usual ones, and whatever else is chosen already. */
export function methodsToOffer(chosen: readonly string[]): string[] {
  return [...OFTEN_USED, ...chosen.filter((method) => !OFTEN_USED.includes(method))];
}

/** The methods' own names, which are the same in every language. */
const BRANDS: Readonly<Record<string, string>> = {
  link: "Link",
  klarna: "Klarna",
  affirm: "Affirm",
  afterpay_clearpay: "Afterpay / Clearpay",
  cashapp: "Cash App Pay",
  ideal: "iDEAL",
  bancontact: "Bancontact",
  blik: "BLIK",
  p24: "Przelewy24",
  eps: "EPS",
  paypal: "PayPal",
  revolut_pay: "Revolut Pay",
  promptpay: "PromptPay",
  paynow: "PayNow",
  grabpay: "GrabPay",
  oxxo: "OXXO",
  konbini: "Konbini",
};

export function methodBrand(method: string): string {
  return BRANDS[method] ?? method;
}

/** What is being chosen: an empty text and "all methods" mean the gateway's default. */
export interface OptionsDraft {
  /** Undefined offers all that are on at the gateway. */
  payment_methods: readonly string[] | undefined;
  statement_descriptor: string;
  description: string;
  after_partial_capture: "release" | "keep";
}

export function draftOf(options: AccountOptions): OptionsDraft {
  return {
    payment_methods: options.payment_methods,
    statement_descriptor: options.statement_descriptor ?? "",
    description: options.description ?? "",
    after_partial_capture: options.after_partial_capture ?? "release",
  };
}

/** What the Admin API takes: null takes an option back to the gateway's default. */
export function optionsBody(gatewayId: string, draft: OptionsDraft): Record<string, unknown> {
  const value = (name: OptionName): unknown => {
    if (name === "after_partial_capture") return draft[name] === "release" ? null : draft[name];
    if (name === "payment_methods") return draft[name] ?? null;
    return draft[name].trim() || null;
  };
  return Object.fromEntries(usefulOptions(gatewayId).map((name) => [name, value(name)]));
}
