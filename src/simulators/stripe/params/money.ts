import { CURRENCIES, isCurrency } from "../money/currencies";
import { minorUnits, type MinorUnits } from "../money/minor-units";
import { invalidRequest } from "../wire/api-error";
import { field, invalidValue, type Field } from "./field";
import { integer } from "./fields";

/** An amount as sent; whether it may be charged is the endpoint's question. */
export function amount(): Field<MinorUnits, false> {
  const number = integer();
  return field((value, name) => minorUnits(number.parse(value, name)));
}

/** Lower-cased, as Stripe stores it. */
export function currency(): Field<string, false> {
  return field((value, name) => {
    if (typeof value !== "string") throw invalidValue("string", value, name);
    const code = value.toLowerCase();
    if (isCurrency(code)) return code;
    throw invalidCurrency(value, CURRENCIES, name);
  });
}

export function invalidCurrency(code: string, known: readonly string[], name = "currency"): Error {
  return invalidRequest(
    `Invalid currency: ${code}. Stripe currently supports these currencies: ${known.join(", ")}`,
    { param: name },
  );
}
