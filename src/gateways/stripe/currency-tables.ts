import type { CurrencyCode } from "../../lib/money";

/**
 * The currencies in which Stripe takes payments, by how it counts them.
 *
 * From https://docs.stripe.com/currencies#presentment-currencies (read in 2026), together with the
 * list that an account is told with Stripe's error "Your account currently supports these
 * currencies". Which of them an account may use depends on its country; Stripe says so itself when
 * it may not. An unlisted currency is refused: how Stripe would count it is a guess, and a wrong one
 * charges a hundredfold. That holds for currencies that are gone too (BGN and HRK became the euro).
 */

/** https://docs.stripe.com/currencies#zero-decimal, but for UGX, of which the special case holds. */
const ZERO_DECIMAL = setOf("bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf");

/**
 * Without decimals in practice, but sent with two that must be 00. HUF and TWD, the other special
 * cases, have a rule for payouts only. https://docs.stripe.com/currencies#special-cases
 */
const WHOLE_UNITS_ONLY = setOf("isk ugx");

/**
 * Sent with three decimals of which the last must be 0; open to accounts in some countries only.
 * https://docs.stripe.com/currencies?presentment-currency=AE#three-decimal
 */
const THREE_DECIMAL = setOf("bhd jod kwd omr tnd");

const TWO_DECIMAL = setOf(
  "aed afn all amd ang aoa ars aud awg azn bam bbd bdt bmd bnd bob brl bsd bwp byn bzd cad cdf " +
    "chf cny cop crc cve czk dkk dop dzd egp etb eur fjd fkp gbp gel gip gmd gtq gyd hkd hnl htg " +
    "huf idr ils inr jmd kes kgs khr kyd kzt lak lbp lkr lrd lsl mad mdl mkd mmk mnt mop mur mvr " +
    "mwk mxn myr mzn nad ngn nio nok npr nzd pab pen pgk php pkr pln qar ron rsd rub sar sbd scr " +
    "sek sgd shp sle sos srd std szl thb tjs top try ttd twd tzs uah usd uyu uzs wst xcd xcg yer " +
    "zar zmw",
);

const SUPPORTED: ReadonlySet<string> = new Set([
  ...ZERO_DECIMAL,
  ...WHOLE_UNITS_ONLY,
  ...THREE_DECIMAL,
  ...TWO_DECIMAL,
]);

export function isSupported(currency: CurrencyCode): boolean {
  return SUPPORTED.has(currency);
}

/**
 * How Stripe counts a currency: with how many decimals, and of what the count must be a multiple.
 * Two decimals "unless otherwise specified", as Stripe puts it, so that payments which were made in
 * a currency that Stripe has given up since can still be refunded.
 */
export function unitOf(currency: CurrencyCode): { digits: number; step: bigint } {
  if (ZERO_DECIMAL.has(currency)) return { digits: 0, step: 1n };
  if (WHOLE_UNITS_ONLY.has(currency)) return { digits: 2, step: 100n };
  if (THREE_DECIMAL.has(currency)) return { digits: 3, step: 10n };
  return { digits: 2, step: 1n };
}

/**
 * Minimum charges in Stripe's units. https://docs.stripe.com/currencies#minimum-and-maximum-charge-amounts
 *
 * They are those of an account that settles in the same currency. One that settles in another is held
 * to that currency's minimum after conversion, at a rate that only Stripe knows, and so are currencies
 * without a line here: Stripe refuses those itself (`amount_too_small`).
 */
const MINIMUM: Readonly<Record<string, bigint>> = {
  aed: 200n,
  ars: 50n,
  aud: 50n,
  brl: 50n,
  cad: 50n,
  chf: 50n,
  cop: 50n,
  czk: 1500n,
  dkk: 250n,
  eur: 50n,
  gbp: 30n,
  hkd: 400n,
  huf: 17500n,
  idr: 50n,
  ils: 50n,
  inr: 50n,
  jpy: 50n,
  krw: 50n,
  mxn: 1000n,
  myr: 200n,
  nok: 300n,
  nzd: 50n,
  php: 50n,
  pln: 200n,
  ron: 200n,
  rub: 50n,
  sek: 300n,
  sgd: 50n,
  thb: 1000n,
  usd: 50n,
  zar: 50n,
};

/**
 * Twelve digits, the most that a card payment can have. Other methods have less (IDR 12, COP 10, INR
 * 9, all others 8 digits), and so have some cards; which method a buyer will choose is not known yet,
 * so Stripe offers only those that take the amount, or refuses it (`amount_too_large`).
 * https://docs.stripe.com/currencies#maximum-charge-amounts
 */
const MAXIMUM = 999_999_999_999n;

/** The least and the most that can be charged, in Stripe's units. */
export function limitsOf(currency: CurrencyCode): { least: bigint; most: bigint } {
  const { step } = unitOf(currency);
  return { least: MINIMUM[currency] ?? step, most: MAXIMUM - (MAXIMUM % step) };
}

function setOf(codes: string): ReadonlySet<string> {
  return new Set(codes.split(" "));
}
