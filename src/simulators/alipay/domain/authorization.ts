import { subtract, ZERO, type Fen } from "../lib/money";
import type { App } from "./app";

/**
 * INIT: the buyer has not agreed yet. FINISH: captured, and nothing is left frozen. CLOSED: the buyer
 * never agreed, or all of it was freed.
 */
export type AuthorizationState = "INIT" | "AUTHORIZED" | "FINISH" | "CLOSED";

export interface AuthorizationOperation {
  operation_id: string;
  out_request_no: string;
  type: "FREEZE" | "UNFREEZE" | "PAY";
  amount: Fen;
  at: number;
  /** A freeze is INIT while the buyer looks at it; everything else happens at once. */
  status: "INIT" | "SUCCESS" | "CLOSED";
}

export interface AuthorizationTerms {
  method: "alipay.fund.auth.order.voucher.create" | "alipay.fund.auth.order.app.freeze";
  out_order_no: string;
  /** Names the freeze itself. */
  out_request_no: string;
  order_title: string;
  frozen: Fen;
  /** How long the buyer has to agree. */
  period: string;
  notify_url?: string | undefined;
}

/** Money frozen on the buyer's side, to be captured by `trade.pay` or freed. */
export interface Authorization extends AuthorizationTerms {
  /** Names the QR code and cashier page. */
  id: string;
  app: App;
  offeredUntil: number;
  /** Set once the buyer has scanned or opened it: as with trades, nothing exists at Alipay before. */
  auth_no?: string;
  /** When the buyer agreed and the money was frozen. */
  agreedAt?: number;
  state: AuthorizationState;
  createdAt: number;
  captured: Fen;
  unfrozen: Fen;
  operations: AuthorizationOperation[];
}

/** What was really frozen: nothing before the buyer has agreed. */
export function frozenAmount({ agreedAt, frozen }: Authorization): Fen {
  return agreedAt === undefined ? ZERO : frozen;
}

export function restAmount(authorization: Authorization): Fen {
  const { captured, unfrozen } = authorization;
  return subtract(subtract(frozenAmount(authorization), captured), unfrozen);
}

export class AuthorizationBook {
  private readonly authorizations: Authorization[] = [];

  put(authorization: Authorization): void {
    this.authorizations.push(authorization);
  }

  all(): readonly Authorization[] {
    return this.authorizations;
  }

  byId(id: string): Authorization | undefined {
    return this.authorizations.find((one) => one.id === id);
  }

  byOrderNo(sellerId: string, outOrderNo: string): Authorization | undefined {
    return this.authorizations.find(
      ({ app, out_order_no }) => app.seller_id === sellerId && out_order_no === outOrderNo,
    );
  }

  byAuthNo(sellerId: string, authNo: string): Authorization | undefined {
    return this.authorizations.find(
      ({ app, auth_no }) => app.seller_id === sellerId && auth_no === authNo,
    );
  }
}
