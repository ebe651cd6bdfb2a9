/**
 * Our numbers at Alipay: the order number, which holds letters and digits only, and behind a `_` what
 * is done with it. Each is fixed, so that a repeated request is the same operation there.
 */

/** `out_request_no` of a pre-authorization's freeze. */
export function freezeNumber(orderNumber: string): string {
  return `${orderNumber}_freeze`;
}

/** `out_request_no` of what frees the rest of a pre-authorization. */
export function releaseNumber(orderNumber: string): string {
  return `${orderNumber}_release`;
}

/** `out_request_no` of one part of a refund that is taken from several captures; `index` from 0. */
export function partNumber(refundNumber: string, index: number): string {
  return index === 0 ? refundNumber : `${refundNumber}_${index + 1}`;
}

/** The order that a number belongs to: a capture's trade carries `<order number>_capture_<n>`. */
export function orderNumberOf(number: string): string {
  return number.split("_", 1)[0] ?? number;
}

/**
 * The refund that a number is one of: that of a part is `<order number>_refund_<n>_<part>`. Undefined
 * for a number that is not ours, which somebody else chose or Alipay did.
 */
export function refundNumberOf(number: string, orderNumber: string): string | undefined {
  const [order, operation, count] = number.split("_");
  if (order !== orderNumber || !operation || !count) return undefined;
  return [order, operation, count].join("_");
}
