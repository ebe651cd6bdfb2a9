import type { Gateway, NotificationHeaders, NotificationResult } from "../../../gateways/gateway";
import type PaymentHubModuleService from "../../../modules/payment_hub/service";
import type { AccountRow } from "../../../modules/payment_hub/store/rows";

export type Verified = Extract<NotificationResult, { verified: true }>;
export type Refused = Extract<NotificationResult, { verified: false }>;

/** Which refusal tells most, when several accounts refused. */
const TELLING: readonly Refused["reason"][] = [
  "wrong_account",
  "malformed",
  "bad_signature",
  "no_secret",
];

/** The account whose secret verifies the bytes, retired ones included: their payments live on. */
export async function verifyNotification(
  hub: PaymentHubModuleService,
  gateway: Gateway,
  raw: Buffer,
  headers: NotificationHeaders,
): Promise<{ account: AccountRow; result: Verified } | Refused> {
  const refusals: Refused[] = [];
  for (const account of await hub.accounts.receiving(gateway.id)) {
    if (!hub.accounts.isReadable(account)) continue;
    const result = hub.connect(account).connection.parseNotification(raw, headers);
    if (result.verified) return { account, result };
    refusals.push(result);
  }
  const rank = (refusal: Refused): number => TELLING.indexOf(refusal.reason);
  return (
    refusals.sort((a, b) => rank(a) - rank(b))[0] ?? {
      verified: false,
      reason: "no_secret",
      message: `No ${gateway.id} account is set up to verify this with.`,
    }
  );
}
