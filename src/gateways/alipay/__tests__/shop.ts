import {
  startAlipaySimulator,
  type AlipaySimulator,
  type AlipaySimulatorOptions,
  type AppCredentials,
} from "../../../simulators/alipay";
import { Money } from "../../../lib/money";
import type { CredentialFields } from "../../credentials";
import type { CreatePayment, GatewayConnection, OpenAccount, PaymentRef } from "../../gateway";
import { AlipaySdk } from "alipay-sdk";
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
  /** Offers a pre-authorization that nobody has come for yet. */
  deposit(fen: bigint, channel?: string): Promise<Deposit>;
  /** The same, and the buyer agrees. */
  agreed(fen: bigint, channel?: string): Promise<PaymentRef>;
}

/** A pre-authorization and the way to it. */
export interface Deposit {
  payment: PaymentRef;
  handover: { qr_code: string } | { order_string: string };
}

export async function openShop(options: AlipaySimulatorOptions = {}): Promise<Shop> {
  const sim = await startAlipaySimulator({ refundIntervalMs: 0, ...options });
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
    return refOf(request);
  };
  const paid = async (fen: bigint, channel = "page"): Promise<PaymentRef> => {
    const payment = await offered(fen, channel);
    sim.buyer.pay({ out_trade_no: payment.reference });
    return payment;
  };
  const deposit = async (fen: bigint, channel = "qr"): Promise<Deposit> => {
    const request = manualOrder(fen, channel);
    const created = await alipay.createPayment(request);
    if (created.outcome !== "requires_action") throw new Error(JSON.stringify(created.outcome));
    const { qr_code, order_string } = created.value.sessionData;
    const handover = qr_code
      ? { qr_code: String(qr_code) }
      : { order_string: String(order_string) };
    return { payment: refOf(request), handover };
  };
  const agreed = async (fen: bigint, channel = "qr"): Promise<PaymentRef> => {
    const { payment, handover } = await deposit(fen, channel);
    sim.buyer.authorize(handover);
    return payment;
  };
  return { sim, alipay, offered, paid, deposit, agreed };
}

function refOf({ orderNumber, amount, captureMethod }: CreatePayment): PaymentRef {
  return { reference: orderNumber, orderNumber, amount, captureMethod, captures: [] };
}

export function account(sim: AlipaySimulator, app: AppCredentials): OpenAccount {
  const { app_id, seller_id, private_key, alipay_public_key } = app;
  const { app_cert, alipay_cert, alipay_root_cert } = app;
  const trust: CredentialFields =
    app_cert && alipay_cert && alipay_root_cert
      ? { app_cert, alipay_cert, alipay_root_cert }
      : { alipay_public_key };
  return {
    id: "acc_1",
    environment: "sandbox",
    merchantId: app_id,
    fields: { app_id, seller_id, private_key, ...trust },
    options: {},
    endpoint: sim.url,
  };
}

const SHORT = {
  ...{ query: 1_500, precreate: 1_500, close: 1_500 },
  ...{ refund: 1_500, capture: 1_500, release: 1_500 },
};

/** Short time-outs, so that a test of one does not take seconds. */
export function connect(sim: AlipaySimulator, app: AppCredentials): GatewayConnection {
  return createAlipayGateway({ timeouts: SHORT }).connect(account(sim, app));
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

export function manualOrder(fen: bigint, channel = "qr"): CreatePayment {
  return { ...order(fen, { channel }), captureMethod: "manual" };
}

/** What is handed to the SDK for sending from now on, path and body. */
export function watchCalls(): { path: string; body: Record<string, unknown> }[] {
  const calls: ReturnType<typeof watchCalls> = [];
  const curl = AlipaySdk.prototype.curl;
  jest.spyOn(AlipaySdk.prototype, "curl").mockImplementation(function (
    this: AlipaySdk,
    method,
    path,
    options,
  ) {
    calls.push({ path, body: { ...options?.body } });
    return curl.call(this, method, path, options) as never;
  });
  return calls;
}

/** What the simulator's own record says of a pre-authorization. */
export function frozenAt({ sim }: Shop, { reference }: PaymentRef) {
  return sim.ledger().authorizations.find(({ out_order_no }) => out_order_no === reference);
}

export const cny = (fen: bigint): Money => Money.of(fen, "cny");
