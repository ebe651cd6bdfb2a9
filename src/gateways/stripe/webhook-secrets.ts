import type { CredentialField, CredentialFields } from "../credentials";

/**
 * How long a replaced signing secret goes on verifying. Stripe signs with both for 24 h at most when
 * one is rolled; whoever pastes the new one here later or earlier loses no event either way.
 * https://docs.stripe.com/webhooks#roll-endpoint-secrets
 */
export const OVERLAP_MS = 24 * 60 * 60_000;

const PREVIOUS = "previous_webhook_secret";
const PREVIOUS_UNTIL = "previous_webhook_secret_until";

export const replacedSecretFields: readonly CredentialField[] = [
  { name: PREVIOUS, secret: true, kept: true },
  { name: PREVIOUS_UNTIL, secret: false, kept: true },
];

/** What is kept of the secret before this one, when keys are changed. */
export function keepReplacedSecret(
  { webhook_secret: secret }: CredentialFields,
  stored: CredentialFields,
  now: Date,
): CredentialFields {
  const before = stored.webhook_secret;
  if (!secret || !before) return {};
  if (before !== secret) {
    const until = new Date(now.getTime() + OVERLAP_MS).toISOString();
    return { [PREVIOUS]: before, [PREVIOUS_UNTIL]: until };
  }
  const running = previousSecret(stored, now);
  return running ? { [PREVIOUS]: running, [PREVIOUS_UNTIL]: stored[PREVIOUS_UNTIL] ?? "" } : {};
}

/**
 * The secrets that an event may be signed with, the present one first. None without a present one,
 * not even a replaced one: an empty secret would verify whatever is signed with the empty key, so it
 * means that the endpoint is closed.
 */
export function webhookSecrets(fields: CredentialFields, now: Date): string[] {
  const { webhook_secret: secret } = fields;
  if (!secret) return [];
  const previous = previousSecret(fields, now);
  return previous ? [secret, previous] : [secret];
}

/** Undefined once its time is over, or when that cannot be read. */
function previousSecret(fields: CredentialFields, now: Date): string | undefined {
  const until = Date.parse(fields[PREVIOUS_UNTIL] ?? "");
  return now.getTime() < until ? fields[PREVIOUS] : undefined;
}
