import type Stripe from "stripe";
import type { NotificationHeaders, NotificationResult, OpenAccount } from "../gateway";
import { aboutOf } from "./events";
import { keepable } from "./keepable";
import { webhookSecrets } from "./webhook-secrets";

/**
 * The SDK's tolerance for old time stamps is off (0): a genuine event that comes late, or while a
 * clock is wrong, must not be refused. Replays do no harm, because an event is stored once and
 * applied by reading the intent's present state.
 */
const NO_AGE_LIMIT = 0;

const REPLY = { status: 200, contentType: "application/json", body: '{"received":true}' };

export interface Delivered {
  raw: Buffer;
  headers: NotificationHeaders;
  now: Date;
}

export function parseNotification(
  stripe: Stripe,
  account: OpenAccount,
  { raw, headers, now }: Delivered,
): NotificationResult {
  const secrets = webhookSecrets(account.fields, now);
  if (secrets.length === 0) {
    return { verified: false, reason: "no_secret", message: "No webhook signing secret is set." };
  }
  const signature = headers["stripe-signature"];
  if (typeof signature !== "string") {
    return { verified: false, reason: "bad_signature", message: "Stripe-Signature is missing." };
  }
  const event = verifiedEvent(stripe, raw, signature, secrets);
  if (!event) {
    return { verified: false, reason: "bad_signature", message: "The signature does not verify." };
  }
  if (event.livemode !== (account.environment === "live")) {
    return {
      verified: false,
      reason: "wrong_account",
      message: `A ${event.livemode ? "live" : "test"} event came with a ${account.environment} secret.`,
    };
  }
  return {
    verified: true,
    event: {
      id: event.id,
      type: event.type,
      occurredAt: new Date(event.created * 1000),
      ...aboutOf(event.data.object),
      payload: keepable(event),
    },
    reply: REPLY,
  };
}

/** Undefined when none of the secrets signed these bytes. */
function verifiedEvent(
  stripe: Stripe,
  raw: Buffer,
  signature: string,
  secrets: readonly string[],
): Stripe.Event | undefined {
  for (const secret of secrets) {
    try {
      return stripe.webhooks.constructEvent(raw, signature, secret, NO_AGE_LIMIT);
    } catch {
      // Another secret may fit.
    }
  }
  return undefined;
}
