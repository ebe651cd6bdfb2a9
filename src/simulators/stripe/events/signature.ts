import { createHmac } from "node:crypto";

/**
 * `Stripe-Signature`: HMAC-SHA256 over `<t>.<raw body>`, one `v1` for each secret that is valid
 * while one is being rolled. https://docs.stripe.com/webhooks#verify-manually
 */
export function signatureHeader(body: string, secrets: string[], timestamp: number): string {
  const signatures = secrets.map(
    (secret) => `v1=${createHmac("sha256", secret).update(`${timestamp}.${body}`).digest("hex")}`,
  );
  return [`t=${timestamp}`, ...signatures].join(",");
}
