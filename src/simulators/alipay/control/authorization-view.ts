import {
  frozenAmount,
  restAmount,
  type Authorization,
  type AuthorizationState,
} from "../domain/authorization";
import type { Fen } from "../lib/money";

/** An authorization's true record; amounts in fen. */
export interface AuthorizationView {
  app_id: string;
  seller_id: string;
  out_order_no: string;
  auth_no: string | null;
  state: AuthorizationState;
  frozen: Fen;
  captured: Fen;
  unfrozen: Fen;
  rest: Fen;
}

export function authorizationView(authorization: Authorization): AuthorizationView {
  const { app, out_order_no, auth_no, state, captured, unfrozen } = authorization;
  return {
    app_id: app.app_id,
    seller_id: app.seller_id,
    out_order_no,
    auth_no: auth_no ?? null,
    state,
    frozen: frozenAmount(authorization),
    captured,
    unfrozen,
    rest: restAmount(authorization),
  };
}
