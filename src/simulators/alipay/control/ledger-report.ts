import type { Gateway } from "../domain/gateway";
import { ledgerTrade, type LedgerTrade, type Movement } from "../domain/ledger";
import { authorizationView, type AuthorizationView } from "./authorization-view";

/** The gateway's truth: all amounts are whole fen. */
export interface LedgerReport {
  trades: LedgerTrade[];
  movements: Movement[];
  authorizations: AuthorizationView[];
}

/** Only what really exists: orders that nobody scanned, and deposits not agreed to, are not in it. */
export function ledgerReport({ book, ledger, authorizations }: Gateway): LedgerReport {
  return {
    trades: book.allTrades().map(ledgerTrade),
    movements: [...ledger.movements],
    authorizations: authorizations
      .all()
      .filter(({ agreedAt }) => agreedAt !== undefined)
      .map(authorizationView),
  };
}
