import type { Prices } from "./markets";

export interface CatalogueItem {
  title: string;
  handle: string;
  subtitle: string;
  description: string;
  /** Of the picture's background, in degrees. */
  hue: number;
  option: string;
  variants: { title: string; sku: string; prices: Prices }[];
}

/** Chosen so that every currency has small and large amounts, and JPY none with decimals. */
export const CATALOGUE: CatalogueItem[] = [
  {
    title: "Longjing Green Tea",
    handle: "longjing-green-tea",
    subtitle: "First harvest, pan-fired",
    description: "Flat, jade-green leaves from Hangzhou. Chestnut on the nose, sweet in the cup.",
    hue: 95,
    option: "Weight",
    variants: [
      { title: "50 g", sku: "TEA-50", prices: { usd: 18, eur: 16.5, cny: 88, jpy: 2400 } },
      { title: "100 g", sku: "TEA-100", prices: { usd: 32, eur: 29.9, cny: 158, jpy: 4300 } },
    ],
  },
  {
    title: "Pour-Over Set",
    handle: "pour-over-set",
    subtitle: "Stoneware dripper and server",
    description: "Thrown by hand and fired twice. Holds the heat for two cups of coffee.",
    hue: 24,
    option: "Glaze",
    variants: [
      { title: "Chalk", sku: "POUR-CHALK", prices: { usd: 68, eur: 62, cny: 428, jpy: 9800 } },
      { title: "Charcoal", sku: "POUR-CHAR", prices: { usd: 72, eur: 66, cny: 458, jpy: 10400 } },
    ],
  },
  {
    title: "Harbour Tote",
    handle: "harbour-tote",
    subtitle: "Waxed canvas, leather handles",
    description: "Carries a laptop, a loaf and a wet swimsuit without complaint.",
    hue: 212,
    option: "Colour",
    variants: [
      { title: "Natural", sku: "TOTE-NAT", prices: { usd: 54.5, eur: 49.9, cny: 338, jpy: 7600 } },
      { title: "Indigo", sku: "TOTE-IND", prices: { usd: 54.5, eur: 49.9, cny: 338, jpy: 7600 } },
    ],
  },
  {
    title: "Merino Throw",
    handle: "merino-throw",
    subtitle: "Woven in a single piece",
    description: "Light enough for the sofa, warm enough for the balcony in October.",
    hue: 348,
    option: "Size",
    variants: [
      { title: "Single", sku: "THROW-S", prices: { usd: 129, eur: 119, cny: 888, jpy: 18800 } },
      { title: "Double", sku: "THROW-D", prices: { usd: 189.99, eur: 175, cny: 1288, jpy: 27500 } },
    ],
  },
  {
    title: "Field Notebook",
    handle: "field-notebook",
    subtitle: "Ninety-six stitched pages",
    description: "Lies flat, takes a fountain pen, and survives a back pocket.",
    hue: 48,
    option: "Ruling",
    variants: [
      { title: "Dotted", sku: "NOTE-DOT", prices: { usd: 9.99, eur: 8.9, cny: 45.5, jpy: 1100 } },
      { title: "Lined", sku: "NOTE-LINE", prices: { usd: 9.99, eur: 8.9, cny: 45.5, jpy: 1100 } },
    ],
  },
];

export const SHIPPING: { name: string; code: string; description: string; prices: Prices }[] = [
  {
    name: "Standard",
    code: "standard",
    description: "Three to five days",
    prices: { usd: 5, eur: 4.9, cny: 12, jpy: 600 },
  },
  {
    name: "Express",
    code: "express",
    description: "The next working day",
    prices: { usd: 18, eur: 15, cny: 38, jpy: 1800 },
  },
];
