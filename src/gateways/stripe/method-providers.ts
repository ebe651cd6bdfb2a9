import type { MethodProvider } from "../gateway";

/**
 * The identifiers are those of @medusajs/payment-stripe, so that a store that moves over keeps its
 * provider ids, its regions' choices and its webhook addresses. Currencies:
 * https://docs.stripe.com/payments/payment-methods/payment-method-support
 */
export const methodProviders: readonly MethodProvider[] = [
  { identifier: "stripe-ideal", name: "iDEAL", method: "ideal", currencies: ["eur"] },
  {
    identifier: "stripe-bancontact",
    name: "Bancontact",
    method: "bancontact",
    currencies: ["eur"],
  },
  { identifier: "stripe-blik", name: "BLIK", method: "blik", currencies: ["pln"] },
  {
    identifier: "stripe-przelewy24",
    name: "Przelewy24",
    method: "p24",
    currencies: ["eur", "pln"],
  },
  { identifier: "stripe-promptpay", name: "PromptPay", method: "promptpay", currencies: ["thb"] },
  { identifier: "stripe-oxxo", name: "OXXO", method: "oxxo", currencies: ["mxn"] },
  // What these two are paid in depends on where the account is.
  { identifier: "stripe-alipay", name: "Alipay (Stripe)", method: "alipay" },
  { identifier: "stripe-wechat-pay", name: "WeChat Pay (Stripe)", method: "wechat_pay" },
];
