import {
  startAlipaySimulator,
  type AlipaySimulator,
  type AppCredentials,
} from "../../../simulators/alipay";
import { Money } from "../../../lib/money";
import type { CreatePayment, GatewayConnection, OpenAccount, PaymentRef } from "../../gateway";
import { createAlipayGateway } from "..";

export const NOTIFY_URL = "http://127.0.0.1:1/hooks/payment/alipay_alipay";
export const RETURN_URL = "https://shop.example/done";

/** A shop with one sandbox account at a simulator of its own. */
export interface Shop {
  sim: AlipaySimulator;
  alipay: GatewayConnection;
  /** Offers a payment in the page and has the buyer log in. */
  offered(fen: bigint, channel?: string): Promise<PaymentRef>;
  /** The same, and the buyer pays. */
  paid(fen: bigint, channel?: string): Promise<PaymentRef>;
}

export async function openShop(): Promise<Shop> {
  const sim = await startAlipaySimulator({ refundIntervalMs: 0 });
  const alipay = connect(sim, sim.app);
  const offered = async (fen: bigint, channel = "page"): Promise<PaymentRef> => {
    const request = order(fen, { channel });
    const created = await alipay.createPayment(request);
    if (created.outcome !== "requires_action") throw new Error(JSON.stringify(created.outcome));
    const { pay_url, order_string } = created.value.sessionData;
    if (typeof pay_url === "string") await fetch(pay_url);
    const target = order_string
      ? { order_string: String(order_string) }
      : { out_trade_no: request.orderNumber };
    sim.buyer.scan(target);
    return {
      reference: request.orderNumber,
      orderNumber: request.orderNumber,
      amount: request.amount,
      captureMethod: request.captureMethod,
      captures: [],
    };
  };
  const paid = async (fen: bigint, channel = "page"): Promise<PaymentRef> => {
    const payment = await offered(fen, channel);
    sim.buyer.pay({ out_trade_no: payment.reference });
    return payment;
  };
  return { sim, alipay, offered, paid };
}

export function account(sim: AlipaySimulator, app: AppCredentials): OpenAccount {
  const { app_id, seller_id, private_key, alipay_public_key } = app;
  return {
    id: "acc_1",
    environment: "sandbox",
    merchantId: app_id,
    fields: { app_id, seller_id, private_key, alipay_public_key },
    options: {},
    endpoint: sim.url,
  };
}

/** Short time-outs, so that a test of one does not take seconds. */
export function connect(sim: AlipaySimulator, app: AppCredentials): GatewayConnection {
  const timeouts = { query: 1_500, precreate: 1_500, close: 1_500, refund: 1_500 };
  return createAlipayGateway({ timeouts }).connect(account(sim, app));
}

let made = 0;

export function order(fen: bigint, input: Record<string, string> = {}): CreatePayment {
  made += 1;
  const orderNumber = `MPHTEST${process.pid}X${made}`;
  return {
    orderNumber,
    metadata: { session_id: `payses_${made}` },
    amount: Money.of(fen, "cny"),
    captureMethod: "automatic",
    description: "Tea & cups / 茶杯",
    input,
    notifyUrl: NOTIFY_URL,
    returnUrl: RETURN_URL,
    idempotencyKey: `key_${made}`,
  };
}

export const cny = (fen: bigint): Money => Money.of(fen, "cny");
