import { ZERO, type Fen } from "../lib/money";
import type { Authorization, AuthorizationOperation } from "./authorization";
import type { Order, Trade, TradeState } from "./trade";
import { paidAmount, refundedAmount } from "./trade";

export type MovementKind = "payment" | "refund" | "freeze" | "unfreeze";

/**
 * One movement of money between buyer and merchant; `amount` in fen, never negative. For a freeze the
 * numbers are the authorization's (`out_order_no`, `auth_no`).
 */
export interface Movement {
  at: string;
  kind: MovementKind;
  app_id: string;
  seller_id: string;
  out_trade_no: string;
  trade_no: string;
  amount: Fen;
  out_request_no?: string;
}

export interface LedgerTrade {
  app_id: string;
  seller_id: string;
  out_trade_no: string;
  trade_no: string;
  method: string;
  state: TradeState;
  total: Fen;
  paid: Fen;
  refunded: Fen;
}

/** What each merchant has to refund from; no limit until one is set. */
export class SellerBalances {
  private readonly balances = new Map<string, Fen>();

  set(sellerId: string, balance: Fen | undefined): void {
    if (balance === undefined) this.balances.delete(sellerId);
    else this.balances.set(sellerId, balance);
  }

  covers(sellerId: string, amount: Fen): boolean {
    const balance = this.balances.get(sellerId);
    return balance === undefined || balance >= amount;
  }

  /** @param change fen, negative when money leaves */
  move(sellerId: string, change: number): void {
    const balance = this.balances.get(sellerId);
    if (balance !== undefined) this.balances.set(sellerId, (balance + change) as Fen);
  }
}

/** Every movement of money in the order in which it happened, and what merchants have left. */
export class Ledger {
  readonly movements: Movement[] = [];
  readonly balances = new SellerBalances();

  /** Records the movement and moves the merchant's balance with it. */
  record(
    kind: "payment" | "refund",
    order: Order,
    details: { at: number; trade_no: string; amount: Fen; out_request_no?: string },
  ): void {
    const { at, ...rest } = details;
    this.movements.push({
      at: new Date(at).toISOString(),
      kind,
      app_id: order.app.app_id,
      seller_id: order.app.seller_id,
      out_trade_no: order.out_trade_no,
      ...rest,
    });
    this.balances.move(order.app.seller_id, kind === "payment" ? rest.amount : -rest.amount);
  }

  /** Frozen money stays the buyer's, so no balance moves. */
  recordFreeze(authorization: Authorization, operation: AuthorizationOperation): void {
    this.movements.push({
      at: new Date(operation.at).toISOString(),
      kind: operation.type === "FREEZE" ? "freeze" : "unfreeze",
      app_id: authorization.app.app_id,
      seller_id: authorization.app.seller_id,
      out_trade_no: authorization.out_order_no,
      trade_no: authorization.auth_no ?? "",
      amount: operation.amount,
      out_request_no: operation.out_request_no,
    });
  }
}

export function ledgerTrade(trade: Trade): LedgerTrade {
  const { order } = trade;
  return {
    app_id: order.app.app_id,
    seller_id: order.app.seller_id,
    out_trade_no: order.out_trade_no,
    trade_no: trade.trade_no,
    method: order.method,
    state: trade.state,
    total: order.total,
    paid: paidAmount(trade),
    refunded: trade.refunds.length ? refundedAmount(trade) : ZERO,
  };
}
