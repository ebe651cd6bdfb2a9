import type Stripe from "stripe";

/** The union without its last member, which lets any string pass. */
type Named<T> = T extends string ? (string extends T ? never : T) : never;

/** Every type that the SDK names. */
export type MethodType = Named<Stripe.PaymentIntentCreateParams.AllowedPaymentMethodType>;

type Options = Required<Stripe.PaymentIntentCreateParams.PaymentMethodOptions>;

/** The types of which the SDK says that they can be captured by hand. */
type CapturedLater = {
  [T in keyof Options]: Options[T] extends infer O
    ? O extends { capture_method?: unknown }
      ? "capture_method" extends keyof O
        ? T
        : never
      : never
    : never;
}[keyof Options];

type Kind<T extends MethodType> = T extends CapturedLater ? "later" | "never" : "at_once" | "never";

/**
 * What a shop can do with each type: capture it later, only take the money at once, or never offer
 * it (in person, or a dummy). Checked against the SDK when compiled, so that none is forgotten when
 * the package is raised. https://docs.stripe.com/payments/place-a-hold-on-a-payment-method
 */
const KINDS: { readonly [T in MethodType]: Kind<T> } = {
  acss_debit: "at_once",
  affirm: "later",
  afterpay_clearpay: "later",
  alipay: "at_once",
  alma: "later",
  amazon_pay: "later",
  au_becs_debit: "at_once",
  bacs_debit: "at_once",
  bancontact: "at_once",
  billie: "later",
  bizum: "at_once",
  blik: "at_once",
  boku_promptpay: "at_once",
  boleto: "at_once",
  capchase_pay: "at_once",
  card: "later",
  card_present: "never",
  cashapp: "later",
  check_scan: "never",
  click_to_pay: "at_once",
  crypto: "at_once",
  customer_balance: "at_once",
  demo_pay: "never",
  duitnow: "at_once",
  dummy_auth_push: "never",
  dummy_passthrough_card: "never",
  edenred: "at_once",
  eps: "at_once",
  fpx: "at_once",
  gcash: "at_once",
  getbalance: "at_once",
  gift_card: "at_once",
  giropay: "at_once",
  gopay: "at_once",
  grabpay: "at_once",
  id_bank_transfer: "at_once",
  ideal: "at_once",
  interac_present: "never",
  kakao_pay: "later",
  klarna: "later",
  knet: "at_once",
  konbini: "at_once",
  kr_card: "later",
  kr_market: "at_once",
  kriya: "at_once",
  link: "later",
  mb_way: "at_once",
  mobilepay: "later",
  momo: "at_once",
  mondu: "at_once",
  multibanco: "at_once",
  naver_pay: "later",
  netbanking: "at_once",
  ng_bank: "at_once",
  ng_bank_transfer: "at_once",
  ng_card: "at_once",
  ng_market: "at_once",
  ng_ussd: "at_once",
  ng_wallet: "at_once",
  nz_bank_account: "at_once",
  octopus: "at_once",
  oxxo: "at_once",
  p24: "at_once",
  paper_check: "never",
  pay_by_bank: "at_once",
  payco: "later",
  paynow: "at_once",
  paypal: "later",
  paypay: "at_once",
  payto: "at_once",
  pix: "at_once",
  promptpay: "at_once",
  qris: "at_once",
  rechnung: "at_once",
  revolut_pay: "later",
  samsung_pay: "later",
  satispay: "later",
  scalapay: "later",
  sepa_debit: "at_once",
  sequra: "later",
  shop_pay: "at_once",
  shopeepay: "at_once",
  sofort: "at_once",
  south_korea_market: "at_once",
  stripe_balance: "at_once",
  sunbit: "later",
  swish: "at_once",
  tamara: "at_once",
  test_pay: "never",
  touch_n_go: "at_once",
  truemoney: "at_once",
  twint: "at_once",
  upi: "at_once",
  us_bank_account: "at_once",
  us_cash_voucher: "at_once",
  vipps: "at_once",
  wechat_pay: "at_once",
  wero: "at_once",
  zip: "at_once",
};

/** Whether it is a type that a shop can offer online. */
export function isMethodType(name: string): name is MethodType {
  return Object.hasOwn(KINDS, name) && KINDS[name as MethodType] !== "never";
}

/** Whether nothing but types that take the money at once is on the list. */
export function areCapturedAtOnce(methods: readonly string[]): boolean {
  return (
    methods.length > 0 &&
    methods.every((method) => isMethodType(method) && KINDS[method] === "at_once")
  );
}
