/** Alipay's limit on `subject`. */
const MAX_LENGTH = 256;

/** Alipay refuses `/ = &` in a subject; control characters and halves of emoji break the signature. */
const REFUSED = /[/=&\p{Cc}\p{Cf}\p{Surrogate}\p{Zl}\p{Zp}]/gu;

/**
 * What the buyer reads in Alipay's list of payments.
 * @param description the shop's words; may be empty
 * @param orderNumber stands in when nothing is left, since Alipay refuses an empty subject
 */
export function subjectOf(description: string, orderNumber: string): string {
  const text = description.replace(REFUSED, " ").replace(/\s+/g, " ").trim();
  let cut = "";
  for (const char of text) {
    if (cut.length + char.length > MAX_LENGTH) break;
    cut += char;
  }
  return cut.trimEnd() || `Order ${orderNumber}`;
}
