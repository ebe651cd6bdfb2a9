import type { ErrorEntry } from "./error-entry";

/** The gateway's own record of a day. Shoppers never see these. */
export const STATEMENT_ERRORS: readonly ErrorEntry[] = [
  {
    code: "not_found",
    outcome: "rejected",
    merchant:
      "Alipay has no statement of that day yet. It is made the next morning, at about nine in Beijing; ask again then.",
    shopper: "contactShop",
    retryable: true,
    codes: ["BILL_NOT_EXIST"],
  },
  {
    code: "not_found",
    outcome: "rejected",
    merchant:
      "Alipay has no statement of that day, because there was nothing to put on it. If there were payments, check the account in the settings.",
    shopper: "contactShop",
    codes: ["NO_BILL_DATA", "BILL_DATE_BEFORE_REGISTRATION"],
  },
  {
    code: "request_invalid",
    outcome: "rejected",
    merchant:
      "Alipay does not give this statement: the day is not over, too long ago, or of a kind that the account does not have. Ask for another day.",
    shopper: "contactShop",
    codes: ["INVAILID_ARGUMENTS", "INVALID_ARGUMENTS", "TYPE_NOT_SUPPORTED"],
  },
];
