/** Milliseconds that each kind of call may take, chosen by what giving up costs. */
export interface Timeouts {
  /** Reads change nothing and are repeated at will; a person or a page waits for them. */
  query: number;
  /** A shopper waits for the QR code, and nothing is lost without one. */
  precreate: number;
  /** Closing moves no money and can be repeated. */
  close: number;
  /** Giving up on a refund makes an unknown outcome that somebody has to settle: wait longer. */
  refund: number;
}

/** The SDK's own default is 5 s for everything. */
export const TIMEOUTS: Timeouts = { query: 5_000, precreate: 8_000, close: 5_000, refund: 15_000 };
