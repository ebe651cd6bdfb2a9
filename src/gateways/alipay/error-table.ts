import { ACCESS_ERRORS } from "./errors-of-access";
import { TRADE_ERRORS } from "./errors-of-trade";
import type { ErrorEntry } from "./error-entry";

/**
 * Alipay's documented codes, without prefix: V2 writes `isv.invalid-app-id`, V3 `invalid-app-id`, and
 * both write `ACQ.TRADE_NOT_EXIST` (common codes https://opendocs.alipay.com/common/02km9f, business
 * codes at the foot of each operation's page). A code that is not here is not understood, and what
 * is not understood counts as an unknown outcome.
 */
export const ERROR_TABLE: readonly ErrorEntry[] = [...ACCESS_ERRORS, ...TRADE_ERRORS];
