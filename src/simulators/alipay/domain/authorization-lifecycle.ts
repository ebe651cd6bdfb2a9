import { refused } from "../lib/alipay-error";
import { sum, ZERO, type Fen } from "../lib/money";
import type { App } from "./app";
import {
  restAmount,
  type Authorization,
  type AuthorizationOperation,
  type AuthorizationTerms,
} from "./authorization";
import type { Gateway } from "./gateway";
import { endOfTimeoutExpress } from "./timeout-express";
import type { Trade } from "./trade";
import { payTrade } from "./trade-lifecycle";

/** Notes what the buyer is asked to agree to; the same number again must ask for the same. */
export function offerAuthorization(
  gateway: Gateway,
  app: App,
  terms: AuthorizationTerms,
): Authorization {
  const known = gateway.authorizations.byOrderNo(app.seller_id, terms.out_order_no);
  const now = gateway.clock.now();
  if (known) {
    const same = known.frozen === terms.frozen && known.out_request_no === terms.out_request_no;
    if (known.state !== "INIT" || !same) throw refused("ORDER_ALREADY_EXIST", "授权订单已存在");
    return known;
  }
  const authorization: Authorization = {
    ...terms,
    id: gateway.numbers.orderId(),
    app,
    offeredUntil: endOfTimeoutExpress(terms.period, now) ?? now,
    state: "INIT",
    createdAt: now,
    captured: ZERO,
    unfrozen: ZERO,
    operations: [],
  };
  gateway.authorizations.put(authorization);
  return authorization;
}

/** The buyer agrees and the money is frozen. */
export function freezeAuthorization(gateway: Gateway, authorization: Authorization): void {
  const now = gateway.clock.now();
  if (authorization.state !== "INIT" || authorization.offeredUntil <= now) {
    throw refused("ORDER_ALREADY_CLOSED", "授权订单已关闭或已授权");
  }
  authorization.auth_no = gateway.numbers.tradeNo(now);
  authorization.state = "AUTHORIZED";
  const { out_request_no, frozen: amount } = authorization;
  const operation = operate(gateway, authorization, { type: "FREEZE", out_request_no, amount });
  gateway.notifier.authorizationChanged(authorization, operation);
}

/** Frees money once per `out_request_no`. */
export function unfreezeAuthorization(
  gateway: Gateway,
  authorization: Authorization,
  request: { out_request_no: string; amount: Fen },
): AuthorizationOperation {
  const earlier = authorization.operations.find(
    ({ out_request_no }) => out_request_no === request.out_request_no,
  );
  if (earlier) {
    const same = earlier.type === "UNFREEZE" && earlier.amount === request.amount;
    if (same) return earlier;
    throw refused("UNIQUE_VIOLATION", "请求号重复且参数不一致");
  }
  if (authorization.state !== "AUTHORIZED") throw refused("ORDER_ALREADY_FINISH", "授权订单已完结");
  if (request.amount > restAmount(authorization)) {
    throw refused("REQUEST_AMOUNT_EXCEED", "请求金额超限");
  }
  authorization.unfrozen = sum([authorization.unfrozen, request.amount]);
  const operation = operate(gateway, authorization, { ...request, type: "UNFREEZE" });
  finishWhenEmpty(authorization);
  gateway.notifier.authorizationChanged(authorization, operation);
  return operation;
}

/** The authorization that can still yield `amount` to this merchant. */
export function requireCapturable(
  gateway: Gateway,
  app: App,
  wanted: { auth_no: string; amount: Fen },
): Authorization {
  const authorization = gateway.authorizations.byAuthNo(app.seller_id, wanted.auth_no);
  if (authorization?.state !== "AUTHORIZED")
    throw refused("ACQ.AUTH_NO_ERROR", "预授权号错误或状态不对");
  if (wanted.amount > restAmount(authorization)) {
    throw refused("ACQ.AUTH_AMOUNT_NOT_ENOUGH", "授权金额不足");
  }
  return authorization;
}

/** Pays the trade out of the frozen money; `complete` frees what is left. */
export function captureAuthorization(
  gateway: Gateway,
  authorization: Authorization,
  { trade, complete }: { trade: Trade; complete: boolean },
): void {
  payTrade(gateway, trade);
  const { out_trade_no, total: amount } = trade.order;
  authorization.captured = sum([authorization.captured, amount]);
  operate(gateway, authorization, { type: "PAY", out_request_no: out_trade_no, amount });
  const rest = restAmount(authorization);
  if (complete && rest > 0) {
    const out_request_no = `${out_trade_no.slice(0, 55)}_complete`;
    unfreezeAuthorization(gateway, authorization, { out_request_no, amount: rest });
  }
  finishWhenEmpty(authorization);
}

/** Offers that no buyer took up in time. */
export function expireAuthorizations(gateway: Gateway): void {
  const now = gateway.clock.now();
  for (const authorization of gateway.authorizations.all()) {
    if (authorization.state === "INIT" && authorization.offeredUntil <= now) {
      authorization.state = "CLOSED";
    }
  }
}

function finishWhenEmpty(authorization: Authorization): void {
  if (restAmount(authorization) === 0) authorization.state = "FINISH";
}

function operate(
  gateway: Gateway,
  authorization: Authorization,
  what: Pick<AuthorizationOperation, "type" | "out_request_no" | "amount">,
): AuthorizationOperation {
  const at = gateway.clock.now();
  const operation = { ...what, at, operation_id: gateway.numbers.tradeNo(at) };
  authorization.operations.push(operation);
  if (what.type !== "PAY") gateway.ledger.recordFreeze(authorization, operation);
  return operation;
}
