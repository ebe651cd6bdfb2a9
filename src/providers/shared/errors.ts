import { MedusaError } from "@medusajs/framework/utils";
import type { ErrorCode, GatewayError } from "../../gateways/errors";

export type Reader = "shopper" | "merchant";

/**
 * Codes that tell of the merchant's affairs, or help somebody who tries out cards, and what a shopper
 * is told instead.
 */
const NOT_FOR_SHOPPERS: Partial<Record<ErrorCode, ErrorCode>> = {
  risk_blocked: "card_declined",
  key_invalid: "method_unavailable",
  keys_unreadable: "method_unavailable",
  permission_missing: "method_unavailable",
  account_restricted: "method_unavailable",
  answer_unverified: "method_unavailable",
  key_reused: "request_invalid",
};

/**
 * A gateway's refusal as Medusa's error, worded for whoever reads it. `NOT_ALLOWED` because Medusa
 * answers it with 400 and keeps the message; `CONFLICT` would have its message replaced.
 */
export function toMedusaError(error: GatewayError, reader: Reader): MedusaError {
  const { NOT_ALLOWED } = MedusaError.Types;
  if (reader === "merchant") return new MedusaError(NOT_ALLOWED, error.merchantMessage, error.code);
  return new MedusaError(
    NOT_ALLOWED,
    error.shopperMessage,
    NOT_FOR_SHOPPERS[error.code] ?? error.code,
  );
}

export function notAllowed(message: string, code: string): MedusaError {
  return new MedusaError(MedusaError.Types.NOT_ALLOWED, message, code);
}

export function invalid(message: string): MedusaError {
  return new MedusaError(MedusaError.Types.INVALID_DATA, message);
}
