import type { Money } from "../../lib/money";
import type { PaymentView } from "../gateway";
import type { Body } from "./client";
import { fromYuan } from "./currency";

const TRADE_STATES = ["WAIT_BUYER_PAY", "TRADE_SUCCESS", "TRADE_FINISHED", "TRADE_CLOSED"] as const;

type TradeState = (typeof TRADE_STATES)[number];

/**
 * Reads a trade as the query gives it.
 * @returns undefined when it is another payment's, or its state or amount makes no sense
 */
export function readTrade(reference: string, trade: Body): PaymentView | undefined {
  const state = TRADE_STATES.find((known) => known === trade.trade_status);
  const amount = fromYuan(trade.total_amount);
  if (!state || !amount || trade.out_trade_no !== reference) return undefined;
  const { trade_no } = trade;
  const sessionData = {
    out_trade_no: reference,
    ...(typeof trade_no === "string" && { trade_no }),
  };
  const view = { reference, amount, sessionData };
  return { ...view, ...moneyState(state, trade, amount) };
}

/** What Alipay does not know (yet): with page, wap and QR there is no trade until the buyer comes. */
export function nothingYet(reference: string): PaymentView {
  return { reference, status: "waiting", sessionData: { out_trade_no: reference } };
}

/**
 * The query does not tell how much of a TRADE_SUCCESS was refunded, so `refunded` stays undefined
 * there; each refund is asked for by its own number.
 */
function moneyState(
  state: TradeState,
  trade: Body,
  amount: Money,
): Pick<PaymentView, "status" | "captured" | "refunded"> {
  switch (state) {
    case "WAIT_BUYER_PAY":
      return { status: "waiting" };
    case "TRADE_SUCCESS":
    case "TRADE_FINISHED":
      return { status: "captured", captured: amount };
    case "TRADE_CLOSED":
      if (!wasPaid(trade)) return { status: "canceled" };
      return { status: "captured", captured: amount, refunded: amount };
  }
}

/** TRADE_CLOSED is both "never paid" and "refunded in full"; only a paid trade says when and from what. */
function wasPaid({ send_pay_date, fund_bill_list }: Body): boolean {
  return Boolean(send_pay_date) || (Array.isArray(fund_bill_list) && fund_bill_list.length > 0);
}

/**
 * INIT: the buyer looks at it and has not agreed. FINISH: captured, and nothing is left frozen.
 * CLOSED: never agreed to, or all of it was freed.
 */
const AUTHORIZATION_STATES = ["INIT", "AUTHORIZED", "FINISH", "CLOSED"] as const;

type AuthorizationState = (typeof AUTHORIZATION_STATES)[number];

/** A pre-authorization, with what its captures need. */
export interface Authorization {
  view: PaymentView;
  /** `pending`: not agreed to yet; `open`: money is frozen; `over`: nothing is. */
  phase: "pending" | "open" | "over";
  authNo: string;
  captured: Money;
  /** What is still frozen. */
  rest: Money;
  title: string;
  /** Who agreed, in the one of two ways by which Alipay names buyers to this app. */
  buyer: Readonly<Record<string, string>>;
}

/**
 * Reads a pre-authorization as the query for its freeze gives it. Captures are summed up by Alipay;
 * when the freeze lapses it does not say.
 * @returns undefined when it is another's, or its state or amounts make no sense
 */
export function readAuthorization(reference: string, answer: Body): Authorization | undefined {
  const state = AUTHORIZATION_STATES.find((known) => known === answer.order_status);
  const amount = fromYuan(answer.amount);
  // Nothing was frozen or paid before the buyer agreed, and then the sums may be missing.
  const captured = fromYuan(answer.total_pay_amount ?? "0.00");
  const rest = fromYuan(answer.rest_amount ?? "0.00");
  if (!state || !amount || !captured || !rest || answer.operation_type !== "FREEZE")
    return undefined;
  if (answer.out_order_no !== reference) return undefined;
  const money = frozenMoney(state, captured, rest);
  if (!money) return undefined;
  const authNo = textOf(answer.auth_no);
  const sessionData = { out_trade_no: reference, ...(authNo && { auth_no: authNo }) };
  return {
    view: { reference, amount, sessionData, ...money.view },
    phase: money.phase,
    authNo,
    captured,
    rest,
    title: textOf(answer.order_title),
    buyer: buyerOf(answer),
  };
}

/** What a pre-authorization becomes when its rest is freed. */
export function released({ view, captured }: Authorization): PaymentView {
  const status = captured.minor > 0n ? "captured" : "canceled";
  return { ...view, status, capturable: captured.with(0n) };
}

function frozenMoney(
  state: AuthorizationState,
  captured: Money,
  capturable: Money,
):
  | {
      phase: Authorization["phase"];
      view: Pick<PaymentView, "status" | "captured" | "capturable">;
    }
  | undefined {
  const taken = captured.minor > 0n;
  switch (state) {
    case "INIT":
      return { phase: "pending", view: { status: "waiting" } };
    case "AUTHORIZED":
      if (!taken && capturable.minor === 0n) return undefined;
      if (!taken) return { phase: "open", view: { status: "authorized", capturable } };
      return { phase: "open", view: { status: "captured", captured, capturable } };
    case "FINISH":
    case "CLOSED":
      if (!taken) return { phase: "over", view: { status: "canceled", capturable } };
      return { phase: "over", view: { status: "captured", captured, capturable } };
  }
}

/** Newer apps are given an open id instead of the buyer's user id. */
function buyerOf({ payer_user_id, payer_open_id }: Body): Record<string, string> {
  if (typeof payer_user_id === "string") return { buyer_id: payer_user_id };
  return typeof payer_open_id === "string" ? { buyer_open_id: payer_open_id } : {};
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
