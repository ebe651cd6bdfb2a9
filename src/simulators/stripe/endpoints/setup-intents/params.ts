import { paymentMethodData } from "../../methods/payment-method-data";
import { anyHash, bool, text } from "../../params/index";
import { METHOD_TYPE_PARAMS } from "../method-types";

export const SETUP_CONFIRM_PARAMS = {
  ...METHOD_TYPE_PARAMS,
  confirmation_token: text(),
  mandate_data: anyHash(),
  payment_method: text(),
  payment_method_data: paymentMethodData(),
  payment_method_options: anyHash(),
  return_url: text(),
  use_stripe_sdk: bool(),
};
