import type { ErrorEntry } from "./error-entry";
import { ACCESS_ERRORS } from "./errors-of-access";
import { AUTHORIZATION_ERRORS } from "./errors-of-authorization";
import { BUYER_ERRORS } from "./errors-of-buyer";
import { MERCHANT_ERRORS } from "./errors-of-merchant";
import { REFUND_ERRORS } from "./errors-of-refund";
import { STATEMENT_ERRORS } from "./errors-of-statements";
import { TRADE_ERRORS } from "./errors-of-trade";

/**
 * Every code that Alipay documents for the operations called here: the common ones
 * (https://opendocs.alipay.com/common/02km9f) and those at the foot of each operation's page. A test
 * compares them with Alipay's own lists. A code that is not here is not understood, and what is not
 * understood counts as an unknown outcome.
 */
export const ERROR_TABLE: readonly ErrorEntry[] = [
  ...ACCESS_ERRORS,
  ...MERCHANT_ERRORS,
  ...TRADE_ERRORS,
  ...BUYER_ERRORS,
  ...REFUND_ERRORS,
  ...AUTHORIZATION_ERRORS,
  ...STATEMENT_ERRORS,
];

/**
 * A code without what differs between Alipay's formats: V2 writes `isv.invalid-app-id` and
 * `isp.bill_not_exist`, V3 `invalid-app-id` and `BILL_NOT_EXIST`, both `ACQ.TRADE_NOT_EXIST`, and
 * `trade.cancel` documents `AQC.SYSTEM_ERROR`.
 */
export function nameOf(code: string): string {
  const bare = code.replace(/^(aop\.)?(isv|isp|aop|ACQ|AQC)\./, "");
  return bare.toLowerCase().replaceAll("-", "_");
}

const BY_NAME = new Map(
  ERROR_TABLE.flatMap((entry) => entry.codes.map((code) => [nameOf(code), entry] as const)),
);

/** What a code means, in whichever format it came; undefined when it is not known. */
export function findEntry(code: string): ErrorEntry | undefined {
  return BY_NAME.get(nameOf(code));
}
