import type { SimClock } from "../../core/clock";
import type { Notifier } from "../notifications/notifier";
import type { AppRegistry } from "./app-registry";
import type { AuthorizationBook } from "./authorization";
import type { Book } from "./book";
import type { Ledger } from "./ledger";
import type { Numbers } from "./numbers";
import type { SlowRefunds } from "./slow-refunds";

export interface GatewaySettings {
  /** How far a request's time stamp may be from the host's clock. */
  timestampToleranceMs: number;
  /** Refunds of one trade closer together than this are refused. */
  refundIntervalMs: number;
}

/** Everything an operation works on, whatever wire format it came by. */
export interface Gateway {
  readonly settings: GatewaySettings;
  readonly clock: SimClock;
  readonly apps: AppRegistry;
  readonly book: Book;
  readonly authorizations: AuthorizationBook;
  readonly ledger: Ledger;
  readonly numbers: Numbers;
  readonly slowRefunds: SlowRefunds;
  readonly notifier: Notifier;
  /** Where buyers reach this simulator; QR codes and cashier pages point there. */
  publicUrl(): string;
}
