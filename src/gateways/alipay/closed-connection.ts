import type { GatewayConnection, OpenAccount } from "../gateway";
import { succeeded, type Outcome } from "../outcome";
import { refuse } from "./refusal";

const FIX = "Paste the account's keys again.";

/**
 * The connection of an account whose stored keys cannot be used: what would do something is
 * refused, notifications too, and questions stay open, without a call to Alipay. That nobody can ask
 * says nothing of what was done with keys that worked.
 */
export function closedConnection(account: OpenAccount, message: string): GatewayConnection {
  const refusal = refuse("key_invalid", `${message} ${FIX}`, "otherMethod");
  const refused = (): Promise<Outcome<never>> => Promise.resolve(refusal);
  const notAsked = (): Promise<Outcome<never>> =>
    Promise.resolve({ outcome: "unknown", error: refusal.error, ask: {} });
  return {
    createPayment: refused,
    findCreated: notAsked,
    updatePayment: refused,
    retrievePayment: notAsked,
    capturePayment: refused,
    findCapture: notAsked,
    cancelPayment: refused,
    refundPayment: refused,
    findRefund: notAsked,
    refundsOf: notAsked,
    identify: () => Promise.resolve(succeeded({ merchantId: account.fields.app_id ?? "" })),
    check: () => Promise.resolve([{ name: "keys", ok: false, message, fix: FIX }]),
    parseNotification: () => ({ verified: false, reason: "no_secret", message }),
  };
}
