import { subtract, type Fen } from "../lib/money";
import type { App } from "./app";

/** FINISH: everything was captured or freed. CLOSED: given up before the buyer agreed. */
export type AuthorizationState = "INIT" | "AUTHORIZED" | "FINISH" | "CLOSED";

export interface AuthorizationOperation {
  operation_id: string;
  out_request_no: string;
  type: "FREEZE" | "UNFREEZE" | "PAY";
  amount: Fen;
  at: number;
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
  /** Set once the buyer has agreed: as with trades, nothing exists at Alipay before. */
  auth_no?: string;
  state: AuthorizationState;
  createdAt: number;
  captured: Fen;
  unfrozen: Fen;
  operations: AuthorizationOperation[];
}

export function restAmount({ frozen, captured, unfrozen }: Authorization): Fen {
  return subtract(subtract(frozen, captured), unfrozen);
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
