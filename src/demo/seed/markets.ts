export interface Market {
  name: string;
  currency: Currency;
  countries: string[];
  providers: string[];
}

export type Currency = "usd" | "eur" | "cny" | "jpy";

/** In major units, as Medusa's prices are. */
export type Prices = Record<Currency, number>;

const STRIPE = "pp_stripe_stripe";
const ALIPAY = "pp_alipay_alipay";

/** Where the demo store sells. Alipay charges in CNY only, so only China offers it. */
export const MARKETS: Market[] = [
  { name: "United States", currency: "usd", countries: ["us"], providers: [STRIPE] },
  {
    name: "Europe",
    currency: "eur",
    countries: ["at", "be", "de", "es", "fr", "ie", "it", "nl"],
    providers: [STRIPE],
  },
  { name: "China", currency: "cny", countries: ["cn"], providers: [STRIPE, ALIPAY] },
  { name: "Japan", currency: "jpy", countries: ["jp"], providers: [STRIPE] },
];

export const DEFAULT_CURRENCY: Currency = "usd";

export const COUNTRIES = MARKETS.flatMap((market) => market.countries);

/** As Medusa takes a list of prices. */
export function priceList(prices: Prices): { currency_code: string; amount: number }[] {
  return Object.entries(prices).map(([currency_code, amount]) => ({ currency_code, amount }));
}
