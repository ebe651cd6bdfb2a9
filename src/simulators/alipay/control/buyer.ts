import { ControlError } from "../../core/control";
import { returnLink } from "../cashier/return-link";
import type { Authorization } from "../domain/authorization";
import { freezeAuthorization, openAuthorization } from "../domain/authorization-lifecycle";
import { settleDue } from "../domain/due";
import type { Gateway } from "../domain/gateway";
import { ledgerTrade, type LedgerTrade } from "../domain/ledger";
import type { Order } from "../domain/trade";
import { beginTrade, closeTrade, payTrade } from "../domain/trade-lifecycle";
import { authorizationView, type AuthorizationView } from "./authorization-view";
import { findTarget, type Target } from "./find-target";

export interface PaidByBuyer {
  trade: LedgerTrade;
  /** Where Alipay sends the buyer's browser, signed; null without a `return_url`. */
  return_url: string | null;
}

/** What the buyer does. Refusals are AlipayErrors with the code the buyer's side would meet. */
export class Buyer {
  constructor(private readonly gateway: Gateway) {}

  /** Scans, logs in, or opens the app: the trade now exists and waits for payment. */
  scan(target: Target): { trade: LedgerTrade } {
    return { trade: ledgerTrade(beginTrade(this.gateway, this.order(target))) };
  }

  pay(target: Target): PaidByBuyer {
    const trade = beginTrade(this.gateway, this.order(target));
    payTrade(this.gateway, trade);
    return { trade: ledgerTrade(trade), return_url: returnLink(this.gateway, trade) ?? null };
  }

  /** Closes a waiting trade from the buyer's own list; an order not yet scanned is just left. */
  cancel(target: Target): { trade: LedgerTrade | null } {
    const trade = this.gateway.book.tradeOf(this.order(target));
    if (!trade) return { trade: null };
    closeTrade(this.gateway, trade);
    return { trade: ledgerTrade(trade) };
  }

  /** Scans a deposit's code or opens it in the app, and has not agreed to it yet. */
  lookAtDeposit(target: Target): { authorization: AuthorizationView } {
    const authorization = this.authorization(target);
    openAuthorization(this.gateway, authorization);
    return { authorization: authorizationView(authorization) };
  }

  /** Agrees to a deposit: the money is frozen. */
  authorize(target: Target): { authorization: AuthorizationView } {
    const authorization = this.authorization(target);
    freezeAuthorization(this.gateway, authorization);
    return { authorization: authorizationView(authorization) };
  }

  private order(target: Target): Order {
    settleDue(this.gateway);
    const found = findTarget(this.gateway, target);
    if ("order" in found) return found.order;
    throw new ControlError(409, "this is an authorization: use buyer/authorize");
  }

  private authorization(target: Target): Authorization {
    settleDue(this.gateway);
    const found = findTarget(this.gateway, target);
    if ("authorization" in found) return found.authorization;
    throw new ControlError(409, "this is an order: use buyer/pay");
  }
}
