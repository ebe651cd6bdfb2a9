import { subtract, sum, ZERO, type Fen } from "../lib/money";
import type { App } from "./app";

/** How a payment comes about; it decides what exists when, and what is notified. */
export type OrderMethod =
  | "alipay.trade.page.pay"
  | "alipay.trade.wap.pay"
  | "alipay.trade.app.pay"
  | "alipay.trade.precreate"
  | "alipay.trade.create"
  | "alipay.trade.pay";

/** What a signed request asks the buyer to pay; not yet a trade. */
export interface OrderTerms {
  method: OrderMethod;
  out_trade_no: string;
  total: Fen;
  subject: string;
  body?: string;
  product_code: string;
  /** `time_expire` as epoch milliseconds. */
  timeExpire?: number;
  timeout_express?: string;
  qr_code_timeout_express?: string;
  passback_params?: string;
  quit_url?: string;
  notify_url?: string;
  return_url?: string;
}

/** Terms that the gateway has seen, payable while no trade exists until `payableUntil`. */
export interface Order extends OrderTerms {
  /** Names the cashier page, and the QR code of a precreated order. */
  id: string;
  app: App;
  payableUntil: number;
}

/** TRADE_CLOSED means unpaid and closed, or paid and refunded in full. */
export type TradeState = "WAIT_BUYER_PAY" | "TRADE_SUCCESS" | "TRADE_FINISHED" | "TRADE_CLOSED";

export interface Refund {
  out_request_no: string;
  /** Asked for without a number: notifications name the trade's `trade_no` in its place. */
  unnumbered?: true;
  amount: Fen;
  reason?: string;
  /** `processing`: accepted with `fund_change=N`, no money moved yet. */
  state: "processing" | "success";
  requestedAt: number;
  /** When a processing refund completes by itself; undefined waits for control. */
  completesAt?: number;
  completedAt?: number;
}

export interface Trade {
  order: Order;
  trade_no: string;
  state: TradeState;
  createdAt: number;
  expiresAt: number;
  paidAt?: number;
  closedAt?: number;
  refunds: Refund[];
  cancelAction?: "close" | "refund";
}

export function paidAmount(trade: Trade): Fen {
  return trade.paidAt === undefined ? ZERO : trade.order.total;
}

/** What has really gone back to the buyer. */
export function refundedAmount(trade: Trade): Fen {
  return sum(trade.refunds.filter(({ state }) => state === "success").map(({ amount }) => amount));
}

/** What may still be asked back: accepted refunds count even before their money has moved. */
export function refundableAmount(trade: Trade): Fen {
  return subtract(paidAmount(trade), sum(trade.refunds.map(({ amount }) => amount)));
}
