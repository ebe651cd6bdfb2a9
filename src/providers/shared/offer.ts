import type { Gateway, MethodProvider } from "../../gateways/gateway";
import { notAllowed } from "./errors";

/** What a provider offers: a gateway, or one payment method of it. */
export interface Offer {
  gateway: Gateway;
  only?: MethodProvider;
}

/** @throws MedusaError NOT_ALLOWED when the method is never paid in this currency */
export function requireCurrency({ only }: Offer, currency: string): void {
  if (!only?.currencies || only.currencies.includes(currency.toLowerCase())) return;
  const taken = only.currencies.map((code) => code.toUpperCase()).join(", ");
  throw notAllowed(
    `${only.name} takes ${taken} only, not ${currency.toUpperCase()}.`,
    "currency_unsupported",
  );
}
