import { MedusaError } from "@medusajs/framework/utils";
import type { GatewayError } from "../../gateways/errors";

export type Reader = "shopper" | "merchant";

/**
 * A gateway's refusal as Medusa's error, worded for whoever reads it. `NOT_ALLOWED` because Medusa
 * answers it with 400 and keeps the message; `CONFLICT` would have its message replaced.
 */
export function toMedusaError(error: GatewayError, reader: Reader): MedusaError {
  const message = reader === "shopper" ? error.shopperMessage : error.merchantMessage;
  return new MedusaError(MedusaError.Types.NOT_ALLOWED, message, error.code);
}

export function notAllowed(message: string, code: string): MedusaError {
  return new MedusaError(MedusaError.Types.NOT_ALLOWED, message, code);
}

export function invalid(message: string): MedusaError {
  return new MedusaError(MedusaError.Types.INVALID_DATA, message);
}
