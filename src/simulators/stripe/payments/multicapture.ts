import type { Charge } from "../objects/charge";
import type { PaymentIntent } from "../objects/payment-intent";

const NETWORKS = ["amex", "cartes_bancaires", "diners", "discover", "jcb", "mastercard", "visa"];

/** Multicapture has to be asked for when the payment is confirmed, and the network must offer it. */
export function supportsMulticapture(intent: PaymentIntent, brand: string): boolean {
  const card = intent.payment_method_options["card"];
  const asked = typeof card === "object" && card["request_multicapture"] === "if_available";
  return asked && NETWORKS.includes(brand);
}

export function isMulticaptureAvailable({ payment_method_details: details }: Charge): boolean {
  const card = details["card"] as { multicapture?: { status: string } } | undefined;
  return card?.multicapture?.status === "available";
}

/** When the authorization lapses, in epoch seconds; undefined for what was captured at once. */
export function captureBefore({ payment_method_details: details }: Charge): number | undefined {
  return (details["card"] as { capture_before?: number } | undefined)?.capture_before;
}
