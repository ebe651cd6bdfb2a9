import { decimalsOf } from "./currencies";
import type { MinorUnits } from "./minor-units";

const SYMBOLS: Readonly<Record<string, string>> = {
  usd: "$",
  eur: "€",
  gbp: "£",
  jpy: "¥",
  aud: "A$",
  cad: "CA$",
  hkd: "HK$",
  nzd: "NZ$",
  sgd: "S$",
  inr: "₹",
  krw: "₩",
  cny: "CN¥",
};

/** `$1,234.50`, as Stripe writes amounts in its messages. */
export function formatMoney(amount: MinorUnits, currency: string): string {
  const decimals = decimalsOf(currency);
  const digits = Math.abs(amount)
    .toString()
    .padStart(decimals + 1, "0");
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = decimals ? `.${digits.slice(-decimals)}` : "";
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  const symbol = SYMBOLS[currency];
  const value = `${amount < 0 ? "-" : ""}${grouped}${fraction}`;
  return symbol ? `${symbol}${value}` : `${value} ${currency.toUpperCase()}`;
}
