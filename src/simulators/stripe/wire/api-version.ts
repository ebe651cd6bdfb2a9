import { invalidRequest } from "./api-error";

/** What an account without a version of its own speaks; the version of the SDK we pin. */
export const CURRENT_API_VERSION = "2026-10-28.endive";

/** From here on intents take `allowed_payment_method_types` instead of `payment_method_types`. */
const ALLOWED_METHOD_TYPES_SINCE = "2026-09-30";

/**
 * From here on letting go of authorized money makes no refund and leaves `amount_refunded` alone.
 * https://docs.stripe.com/changelog/basil/2025-03-31/remove-refund-from-partial-capture-and-payment-cancellation-flow
 */
const RELEASES_ARE_QUIET_SINCE = "2025-03-31";

export function readApiVersion(header: string | undefined): string {
  if (header === undefined) return CURRENT_API_VERSION;
  if (/^\d{4}-\d{2}-\d{2}(\.[a-z_]+)?(;.*)?$/.test(header)) return header;
  throw invalidRequest(
    `Invalid Stripe API version: ${header}. You can learn more about API versions at https://stripe.com/docs/api/versioning.`,
  );
}

export function takesAllowedMethodTypes(version: string): boolean {
  return isSince(version, ALLOWED_METHOD_TYPES_SINCE);
}

/** @param version undefined for what no API request caused */
export function areReleasesQuiet(version = CURRENT_API_VERSION): boolean {
  return isSince(version, RELEASES_ARE_QUIET_SINCE);
}

function isSince(version: string, day: string): boolean {
  return version.slice(0, day.length) >= day;
}
