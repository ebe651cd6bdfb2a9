export { address, billingDetails, shipping } from "./address";
export { required } from "./field";
export { anyHash, bool, either, emptyable, hash, integer, list, oneOf, text } from "./fields";
export { metadata } from "./metadata";
export { amount, currency } from "./money";
