import { invalidRequest, parameterError, type StripeApiError } from "../wire/api-error";
import { stepOf } from "./currencies";
import { formatMoney } from "./format";
import { minorUnits, type MinorUnits } from "./minor-units";

/** https://docs.stripe.com/currencies#minimum-and-maximum-charge-amounts, in smallest units. */
const MINIMUM: Readonly<Record<string, number>> = {
  usd: 50,
  aed: 200,
  ars: 50,
  aud: 50,
  brl: 50,
  cad: 50,
  chf: 50,
  cop: 50,
  czk: 1500,
  dkk: 250,
  eur: 50,
  gbp: 30,
  hkd: 400,
  huf: 17500,
  idr: 50,
  ils: 50,
  inr: 50,
  jpy: 50,
  krw: 50,
  mxn: 1000,
  myr: 200,
  nok: 300,
  nzd: 50,
  php: 50,
  pln: 200,
  ron: 200,
  rub: 50,
  sek: 300,
  sgd: 50,
  thb: 1000,
  zar: 50,
};

/** Of card payments, in any currency; what other methods take less is not modelled. */
const MAXIMUM = minorUnits(999_999_999_999);

/** Refuses what Stripe would not charge: too small, too large, or too fine for the currency. */
export function assertChargeable(amount: MinorUnits, currency: string, param = "amount"): void {
  const minimum = minorUnits(MINIMUM[currency] ?? 1);
  if (amount < 1) throw positiveIntegerError(param);
  if (amount < minimum) {
    throw invalidRequest(`Amount must be at least ${formatMoney(minimum, currency)} ${currency}`, {
      code: "amount_too_small",
      param,
    });
  }
  if (amount > MAXIMUM) throw amountTooLarge(MAXIMUM, currency, param);
  assertStep(amount, currency, param);
}

/** The part of the rules that also binds captures and refunds. */
export function assertStep(amount: MinorUnits, currency: string, param = "amount"): void {
  const step = stepOf(currency);
  if (amount % step === 0) return;
  throw invalidRequest(
    `Invalid integer: ${amount}. Amounts in ${currency.toUpperCase()} must be evenly divisible by ${step}.`,
    { code: "parameter_invalid_integer", param },
  );
}

export function positiveIntegerError(param: string): StripeApiError {
  return parameterError(
    "parameter_invalid_integer",
    "This value must be greater than or equal to 1.",
    param,
  );
}

export function amountTooLarge(
  maximum: MinorUnits,
  currency: string,
  param: string,
): StripeApiError {
  return invalidRequest(`Amount must be no more than ${formatMoney(maximum, currency)}`, {
    code: "amount_too_large",
    param,
  });
}
