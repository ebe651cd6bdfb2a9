import type { GatewayConnection, OpenAccount } from "../gateway";
import { succeeded, type Outcome } from "../outcome";
import { refuse } from "./refusal";

const FIX = "Paste the account's keys again.";

/**
 * The connection of an account whose stored keys cannot be used: everything is refused, notifications
 * too, without a call to Alipay.
 */
export function closedConnection(account: OpenAccount, message: string): GatewayConnection {
  const refused = (): Promise<Outcome<never>> =>
    Promise.resolve(refuse("key_invalid", `${message} ${FIX}`, "otherMethod"));
  return {
    createPayment: refused,
    findCreated: refused,
    updatePayment: refused,
    retrievePayment: refused,
    capturePayment: refused,
    findCapture: refused,
    cancelPayment: refused,
    refundPayment: refused,
    findRefund: refused,
    refundsOf: refused,
    identify: () => Promise.resolve(succeeded({ merchantId: account.fields.app_id ?? "" })),
    check: () => Promise.resolve([{ name: "keys", ok: false, message, fix: FIX }]),
    parseNotification: () => ({ verified: false, reason: "no_secret", message }),
  };
}
