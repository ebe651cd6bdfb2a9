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
    if (!same) throw refused("UNIQUE_VIOLATION", "订单号重复且参数不一致");
    refuseUnlessOffered(known);
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

/** As `alipay.fund.auth.order.voucher.create` documents it, of a number that was used before. */
function refuseUnlessOffered(authorization: Authorization): void {
  const { state } = authorization;
  if (state === "INIT") return;
  if (state === "AUTHORIZED") throw refused("FREEZE_ALREADY_SUCCESS", "授权订单已冻结成功");
  refuseOver(authorization);
}

/** The buyer scans the code or opens the app: the authorization exists, and waits for consent. */
export function openAuthorization(
  gateway: Gateway,
  authorization: Authorization,
): AuthorizationOperation {
  const now = gateway.clock.now();
  if (authorization.state !== "INIT" || authorization.offeredUntil <= now) {
    throw refused("ORDER_ALREADY_CLOSED", "授权订单已关闭或已授权");
  }
  const opened = authorization.operations[0];
  if (opened) return opened;
  authorization.auth_no = gateway.numbers.tradeNo(now);
  const { out_request_no, frozen: amount } = authorization;
  const operation_id = gateway.numbers.tradeNo(now);
  const freeze = { type: "FREEZE", out_request_no, amount, at: now, operation_id } as const;
  const operation: AuthorizationOperation = { ...freeze, status: "INIT" };
  authorization.operations.push(operation);
  return operation;
}

/** The buyer agrees and the money is frozen. */
export function freezeAuthorization(gateway: Gateway, authorization: Authorization): void {
  const operation = openAuthorization(gateway, authorization);
  const now = gateway.clock.now();
  authorization.state = "AUTHORIZED";
  authorization.agreedAt = now;
  operation.status = "SUCCESS";
  operation.at = now;
  gateway.ledger.recordFreeze(authorization, operation);
  gateway.notifier.authorizationChanged(authorization, operation);
}

/** Given up before the buyer agreed: by the merchant, or because its time is over. */
export function closeAuthorization(authorization: Authorization): void {
  authorization.state = "CLOSED";
  for (const operation of authorization.operations) operation.status = "CLOSED";
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
  refuseOver(authorization);
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
      closeAuthorization(authorization);
    }
  }
}

function refuseOver({ state }: Authorization): void {
  switch (state) {
    case "AUTHORIZED":
      return;
    case "FINISH":
      throw refused("ORDER_ALREADY_FINISH", "授权订单已完结");
    case "INIT":
    case "CLOSED":
      throw refused("ORDER_ALREADY_CLOSED", "授权订单已关闭");
  }
}

function finishWhenEmpty(authorization: Authorization): void {
  if (restAmount(authorization) > 0) return;
  authorization.state = authorization.captured > 0 ? "FINISH" : "CLOSED";
}

function operate(
  gateway: Gateway,
  authorization: Authorization,
  what: Pick<AuthorizationOperation, "type" | "out_request_no" | "amount">,
): AuthorizationOperation {
  const at = gateway.clock.now();
  const operation_id = gateway.numbers.tradeNo(at);
  const operation: AuthorizationOperation = { ...what, at, operation_id, status: "SUCCESS" };
  authorization.operations.push(operation);
  if (what.type !== "PAY") gateway.ledger.recordFreeze(authorization, operation);
  return operation;
}
