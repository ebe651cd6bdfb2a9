/** How long one try of a call may take, and how often it is repeated, as the SDK takes them. */
export interface Patience {
  timeout: number;
  /** The SDK repeats a call whose connection was closed once, even where this says 0. */
  maxNetworkRetries: number;
}

/**
 * Chosen by what giving up costs. The longest operation, a read, a charge and a cancellation in a
 * row, still ends within the two minutes for which a payment is kept from everybody else. Stripe's
 * own 80 s would not, and would outlast any browser. A repetition is safe: every POST carries a key.
 */
export const PATIENCE = {
  /** Reads change nothing and are asked again at will; a person or a page waits for them. */
  read: { timeout: 8_000, maxNetworkRetries: 1 },
  /** A shopper waits for the payment form. Giving up costs a search for what may have been made. */
  create: { timeout: 15_000, maxNetworkRetries: 1 },
  /** Updates, cancellations, customers: no money moves, and the state can be read afterwards. */
  change: { timeout: 10_000, maxNetworkRetries: 1 },
  /** Captures, refunds and charges without the buyer: giving up makes an unknown outcome. */
  money: { timeout: 30_000, maxNetworkRetries: 1 },
} as const satisfies Record<string, Patience>;

/** Looking through a long list must end, too. */
export const SEARCH_LIMIT_MS = 45_000;
