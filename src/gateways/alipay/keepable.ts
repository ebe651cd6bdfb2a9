/**
 * Who people are at Alipay: their numbers, log-in names (masked telephone numbers), addresses. Nothing
 * here needs them. The payee's number is the merchant's own and stays, as `seller_id` does.
 */
const PERSONAL =
  /^(buyer_id|.*(logon_id|open_id|user_id|user_name|buyer_name|email|mobile|phone|address))$/;
const OUR_OWN = "payee_user_id";

/** Proves to whoever has it where the notification came from; it was verified and is not needed again. */
const SIGNATURE = "sign";

/** A notification as it may be kept for months. */
export function keepable(fields: ReadonlyMap<string, string>): Record<string, string> {
  const isKept = (name: string): boolean =>
    name === OUR_OWN || (name !== SIGNATURE && !PERSONAL.test(name));
  return Object.fromEntries([...fields].filter(([name]) => isKept(name)));
}
