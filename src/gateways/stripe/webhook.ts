import type Stripe from "stripe";
import { redact } from "../../lib/redact";
import type {
  GatewayEvent,
  NotificationHeaders,
  NotificationResult,
  OpenAccount,
} from "../gateway";

/**
 * The SDK's tolerance for old time stamps is off (0): a genuine event that comes late, or while a
 * clock is wrong, must not be refused. Replays do no harm, because an event is stored once and
 * applied by reading the intent's present state.
 */
const NO_AGE_LIMIT = 0;

const REPLY = { status: 200, contentType: "application/json", body: '{"received":true}' };

export function parseNotification(
  stripe: Stripe,
  account: OpenAccount,
  raw: Buffer,
  headers: NotificationHeaders,
): NotificationResult {
  const secret = account.fields.webhook_secret;
  // An empty secret would verify whatever is signed with the empty key: it means "closed".
  if (!secret) {
    return { verified: false, reason: "no_secret", message: "No webhook signing secret is set." };
  }
  const signature = headers["stripe-signature"];
  if (typeof signature !== "string") {
    return { verified: false, reason: "bad_signature", message: "Stripe-Signature is missing." };
  }
  let event: Stripe.Event;
  try {
    event = stripe.webhooks.constructEvent(raw, signature, secret, NO_AGE_LIMIT);
  } catch {
    return { verified: false, reason: "bad_signature", message: "The signature does not verify." };
  }
  if (event.livemode !== (account.environment === "live")) {
    return {
      verified: false,
      reason: "wrong_account",
      message: `A ${event.livemode ? "live" : "test"} event came with a ${account.environment} secret.`,
    };
  }
  const payment = paymentOf(event.data.object);
  return {
    verified: true,
    event: {
      id: event.id,
      type: event.type,
      occurredAt: new Date(event.created * 1000),
      ...(payment && { payment }),
      payload: redact(event) as Record<string, unknown>,
    },
    reply: REPLY,
  };
}

/** The PaymentIntent that an event's object is or belongs to, and our number in its metadata. */
function paymentOf(object: Stripe.Event.Data.Object): GatewayEvent["payment"] {
  const {
    id,
    object: kind,
    payment_intent,
    metadata,
  } = object as {
    id?: string;
    object?: string;
    payment_intent?: string | { id: string } | null;
    metadata?: Record<string, string> | null;
  };
  const expanded = typeof payment_intent === "object" ? payment_intent?.id : payment_intent;
  const reference = kind === "payment_intent" ? id : expanded;
  if (!reference) return undefined;
  const orderNumber = metadata?.order_number;
  return { reference, ...(orderNumber && { orderNumber }) };
}
