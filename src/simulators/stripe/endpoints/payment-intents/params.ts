import { paymentMethodData } from "../../methods/payment-method-data";
import {
  anyHash,
  bool,
  either,
  emptyable,
  hash,
  list,
  metadata,
  oneOf,
  shipping,
  text,
} from "../../params/index";
import { METHOD_TYPE_PARAMS } from "../method-types";

const captureMethod = () => oneOf("automatic", "automatic_async", "manual");

/** What can be said when an intent is created, updated or confirmed. */
export const SHARED_PARAMS = {
  ...METHOD_TYPE_PARAMS,
  amount_details: anyHash(),
  capture_method: captureMethod(),
  excluded_payment_method_types: emptyable(list(text())),
  hooks: anyHash(),
  payment_details: anyHash(),
  payment_method: text(),
  payment_method_data: paymentMethodData(),
  payment_method_options: anyHash(),
  receipt_email: emptyable(text()),
  setup_future_usage: emptyable(oneOf("off_session", "on_session")),
  shipping: emptyable(shipping()),
};

/** What only an attempt to pay has. */
export const CONFIRM_PARAMS = {
  confirmation_token: text(),
  error_on_requires_action: bool(),
  mandate: text(),
  mandate_data: anyHash(),
  off_session: either(oneOf("true", "false", "one_off", "recurring"), anyHash()),
  radar_options: anyHash(),
  return_url: text(),
  use_stripe_sdk: bool(),
};

/** What describes the payment, and never reaches the bank as an amount. */
export const DESCRIPTION_PARAMS = {
  customer: text(),
  description: emptyable(text()),
  metadata: metadata(),
  payment_method_configuration: text(),
  statement_descriptor: text(22),
  statement_descriptor_suffix: text(22),
  transfer_group: text(),
};

export const automaticPaymentMethods = () =>
  hash({ allow_redirects: oneOf("always", "never"), enabled: bool() });
