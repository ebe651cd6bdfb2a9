import type { ErrorEntry, ErrorsOf } from "./error-entry";
import { ACCESS_ERRORS } from "./errors-of-access";
import { BANK_ERRORS } from "./errors-of-banks";
import { CARD_ERRORS } from "./errors-of-cards";
import { OTHER_PRODUCT_ERRORS } from "./errors-of-other-products";
import { PAYMENT_ERRORS } from "./errors-of-payments";
import { REFUND_ERRORS } from "./errors-of-refunds";

/** Every code that the SDK knows. When a new version of it knows another, this does not compile. */
export const ERROR_TABLE: ErrorsOf = {
  ...ACCESS_ERRORS,
  ...CARD_ERRORS,
  ...PAYMENT_ERRORS,
  ...BANK_ERRORS,
  ...REFUND_ERRORS,
  ...OTHER_PRODUCT_ERRORS,
};

const BY_CODE = new Map<string, ErrorEntry>(Object.entries(ERROR_TABLE));

/** What a code means; undefined when Stripe has it and this version of the SDK does not. */
export function findEntry(code: string | undefined): ErrorEntry | undefined {
  return code === undefined ? undefined : BY_CODE.get(code);
}
