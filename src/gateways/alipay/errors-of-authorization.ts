import type { ErrorEntry } from "./error-entry";

/** Money that the buyer has frozen: authorized, captured from it, released. */
export const AUTHORIZATION_ERRORS: readonly ErrorEntry[] = [
  {
    code: "not_found",
    outcome: "rejected",
    merchant:
      "Alipay has no authorization, or no operation on it, under this number: the buyer never agreed to it, or it belongs to another account. Nothing is frozen; check the account in the settings if you expected otherwise.",
    shopper: "startAgain",
    codes: ["AUTH_ORDER_NOT_EXIST", "AUTH_OPERATION_NOT_EXIST"],
  },
  {
    code: "already_paid",
    outcome: "rejected",
    merchant:
      "The buyer has already authorized this order at Alipay. Capture it, or release it if it is not wanted.",
    shopper: "paid",
    mayFollowSuccess: true,
    codes: ["FREEZE_ALREADY_SUCCESS"],
  },
  {
    code: "payment_expired",
    outcome: "rejected",
    merchant:
      "The authorization is over: it lapsed, was released, or has been captured in full. Look at it in Alipay; for more money the buyer has to pay again.",
    shopper: "contactShop",
    mayFollowSuccess: true,
    codes: [
      ...["ORDER_ALREADY_CLOSED", "ORDER_ALREADY_FINISH"],
      ...["AUTH_ORDER_HAS_FINISHED", "AUTH_ORDER_HAS_CLOSED"],
    ],
  },
  {
    code: "wrong_state",
    outcome: "rejected",
    merchant:
      "The buyer has not agreed to the authorization yet. Wait until it shows as authorized.",
    shopper: "contactShop",
    codes: ["AUTH_ORDER_NOT_PAID"],
  },
  {
    code: "wrong_state",
    outcome: "rejected",
    merchant:
      "Alipay does not allow this in the authorization's present state. Look at it in Alipay first.",
    shopper: "contactShop",
    mayFollowSuccess: true,
    codes: ["AUTH_NO_ERROR", "ILLEGAL_STATUS"],
  },
  {
    code: "wrong_state",
    outcome: "rejected",
    merchant:
      "It is too late to undo this operation on the authorization. Release what is left of it instead.",
    shopper: "contactShop",
    mayFollowSuccess: true,
    codes: ["CANCEL_OPERATION_TIME_OUT"],
  },
  {
    code: "amount_too_large",
    outcome: "rejected",
    merchant:
      "This is more than what is left of the authorization. Capture or release no more than the rest that Alipay shows.",
    shopper: "contactShop",
    mayFollowSuccess: true,
    codes: ["AUTH_AMOUNT_NOT_ENOUGH", "REQUEST_AMOUNT_EXCEED", "ZM_AUTH_AMOUNT_EXCEED"],
  },
  {
    code: "key_reused",
    outcome: "rejected",
    merchant:
      "This number was already used at Alipay for another operation on the authorization. Look at it in Alipay before you try again.",
    shopper: "contactShop",
    mayFollowSuccess: true,
    codes: ["UNIQUE_VIOLATION"],
  },
  {
    code: "request_invalid",
    outcome: "rejected",
    merchant:
      "The capture names another product than the authorization was made with. Capture it in Alipay's merchant portal, and report it to us.",
    shopper: "contactShop",
    codes: ["PRE_AUTH_PROD_CODE_INCONSISTENT"],
  },
  {
    code: "method_unavailable",
    outcome: "declined",
    merchant:
      "Alipay's credit service (芝麻信用) does not vouch for this buyer, or no longer. The buyer can pay another way.",
    shopper: "buyerAccount",
    codes: ["ZM_CREDIT_AUTH_FAIL", "ZM_AUTH_RULE_LIMIT", "SMILE_PRE_AUTH_ZM_CONSULT_FAIL"],
  },
];
