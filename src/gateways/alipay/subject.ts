import type { AccountOptions } from "../gateway";

/** Alipay's limits on a trade's `subject` and a pre-authorization's `order_title`. */
export const SUBJECT_LENGTH = 256;
export const TITLE_LENGTH = 100;

/** What stands for our number in an account's own words. */
export const ORDER_NUMBER = "{order_number}";

/** Alipay refuses `/ = &` in a subject; control characters and halves of emoji break the signature. */
const REFUSED = /[/=&\p{Cc}\p{Cf}\p{Surrogate}\p{Zl}\p{Zp}]/gu;

/** Takes out what Alipay refuses; what is left may be empty. */
export function cleanWords(words: string): string {
  return words.replace(REFUSED, " ").replace(/\s+/g, " ").trim();
}

/**
 * What the buyer reads in Alipay's list of payments.
 * @param description the shop's words; may be empty
 * @param orderNumber stands in when nothing is left, since Alipay refuses an empty subject
 */
export function subjectOf(
  description: string,
  orderNumber: string,
  maxLength = SUBJECT_LENGTH,
): string {
  let cut = "";
  for (const char of cleanWords(description)) {
    if (cut.length + char.length > maxLength) break;
    cut += char;
  }
  return cut.trimEnd() || `Order ${orderNumber}`;
}

/** The same for a new payment: the account's own template, where it has one, before the shop's words. */
export function subjectFor(
  { description: template }: AccountOptions,
  { description, orderNumber }: { description: string; orderNumber: string },
  maxLength = SUBJECT_LENGTH,
): string {
  const words = template?.replaceAll(ORDER_NUMBER, orderNumber) ?? description;
  return subjectOf(words, orderNumber, maxLength);
}
