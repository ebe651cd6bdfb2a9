import type { Parsed, Spec } from "../params/field";
import { anyHash, hash, integer, oneOf, required, text } from "../params/index";
import { billingDetails } from "../params/address";
import { metadata } from "../params/metadata";
import { METHOD_TYPES } from "./method-types";

const CARD_SPEC = {
  cvc: text(),
  exp_month: integer(),
  exp_year: integer(),
  networks: anyHash(),
  number: text(),
  token: text(),
};

/** Beside `card`, a hash for each type; most of them have nothing in it. */
const TYPE_HASHES: Spec = Object.fromEntries(
  METHOD_TYPES.filter((type) => type !== "card").map((type) => [type, anyHash()]),
);

const COMMON_SPEC = {
  allow_redisplay: oneOf("always", "limited", "unspecified"),
  billing_details: billingDetails(),
  card: hash(CARD_SPEC),
  metadata: metadata(),
  radar_options: anyHash(),
};

/** `payment_method_data` of intents, and (with `expand`) the body of `POST /v1/payment_methods`. */
export const PAYMENT_METHOD_DATA_SPEC = {
  ...TYPE_HASHES,
  ...COMMON_SPEC,
  type: required(text()),
};

export type PaymentMethodData = Parsed<typeof PAYMENT_METHOD_DATA_SPEC>;

export const paymentMethodData = () => hash(PAYMENT_METHOD_DATA_SPEC);
