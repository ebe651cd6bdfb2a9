/** Milliseconds that each kind of call may take, chosen by what giving up costs. */
export interface Timeouts {
  /** Reads change nothing and are repeated at will; a person or a page waits for them. */
  query: number;
  /** A shopper waits for the QR code, of a payment or a pre-authorization; nothing is lost without one. */
  precreate: number;
  /** Closing moves no money and can be repeated. */
  close: number;
  /** Giving up on a refund makes an unknown outcome that somebody has to settle: wait longer. */
  refund: number;
  /** The same for money taken out of a pre-authorization. */
  capture: number;
  /** Frees the buyer's money. It can be repeated, but until it is known nothing else can be captured. */
  release: number;
}

/** The SDK's own default is 5 s for everything. */
export const TIMEOUTS: Timeouts = {
  query: 5_000,
  precreate: 8_000,
  close: 5_000,
  refund: 15_000,
  capture: 15_000,
  release: 10_000,
};
