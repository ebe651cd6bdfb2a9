import type { PaymentSessionStatus } from "@medusajs/framework/types";
import type { PaymentStatus } from "../../gateways/gateway";

/** What a payment's state at the gateway is as a Medusa payment session's. */
export function sessionStatusOf(status: PaymentStatus): PaymentSessionStatus {
  switch (status) {
    case "waiting":
    case "processing":
      return "pending";
    case "requires_action":
      return "requires_more";
    case "authorized":
      return "authorized";
    case "captured":
      return "captured";
    case "failed":
      return "error";
    case "canceled":
      return "canceled";
  }
}
