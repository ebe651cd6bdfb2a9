import { invalidRequest, type StripeApiError } from "../wire/api-error";
import { maskKey, type ApiKey } from "./keys";

/** Stripe's internal names, which its errors show; refunds go with charges. */
export type Resource =
  | "accounts_kyc_basic"
  | "balance"
  | "charge"
  | "customer"
  | "dispute"
  | "early_fraud_warning"
  | "event"
  | "payment_intent"
  | "payment_method"
  | "review"
  | "setup_intent"
  | "webhook";

export type Permission = `rak_${Resource}_${"read" | "write"}`;

/** Takes `charge_write` as well as `rak_charge_write`. */
export function normalizePermission(name: string): string {
  return name.startsWith("rak_") ? name : `rak_${name}`;
}

/** Writing includes reading. */
export function isAllowed(key: ApiKey, permission: Permission): boolean {
  if (key.kind !== "restricted") return true;
  return (
    key.permissions.has(permission) || key.permissions.has(permission.replace(/_read$/, "_write"))
  );
}

export function permissionError(key: ApiKey, permission: Permission): StripeApiError {
  return invalidRequest(
    `The provided key '${maskKey(key.value)}' does not have the required permissions for this ` +
      `endpoint on account '${key.realm.account}'. Having the '${permission}' permission would ` +
      "allow this request to continue.",
    {},
    403,
  );
}
