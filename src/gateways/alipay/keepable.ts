/**
 * Who paid and who was paid, as people: numbers, log-in names and masked telephone numbers of
 * Alipay's users. Nothing here needs them. The seller's id is the merchant's own and stays, since it
 * is what a notification was checked against.
 */
const PERSONAL = /^(buyer|payer|payee|seller|open|user|alipay_user)_.*(id|email|name|account)$/;

/** Proves where the notification came from to whoever has it; it was verified and is not needed again. */
const SIGNATURE = "sign";

/** A notification as it may be kept for months. */
export function keepable(fields: ReadonlyMap<string, string>): Record<string, string> {
  const kept = [...fields].filter(
    ([name]) => name !== SIGNATURE && (name === "seller_id" || !PERSONAL.test(name)),
  );
  return Object.fromEntries(kept);
}
