import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { NotificationResult, PaymentRef } from "../../gateway";
import { cny, manualOrder, openShop, type Shop } from "./shop";

let shop: Shop;
let server: Server;
let notifyUrl: string;
const told: NotificationResult[] = [];

beforeAll(async () => {
  shop = await openShop();
  server = createServer((req, res) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of req) chunks.push(chunk as Buffer);
      const result = shop.alipay.parseNotification(Buffer.concat(chunks), req.headers);
      res.writeHead(result.verified ? result.reply.status : 400);
      res.end(result.verified ? result.reply.body : result.reason);
      told.push(result);
    })();
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  notifyUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks`;
});
afterAll(async () => {
  await shop.sim.close();
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  told.length = 0;
});

async function next(count = 1): Promise<NotificationResult[]> {
  for (let tries = 0; told.length < count && tries < 200; tries += 1) {
    await new Promise((done) => setTimeout(done, 10));
  }
  expect(told).toHaveLength(count);
  return told.splice(0);
}

async function agreed(): Promise<PaymentRef> {
  const request = { ...manualOrder(500n), notifyUrl };
  const created = await shop.alipay.createPayment(request);
  if (created.outcome !== "requires_action") throw new Error(created.outcome);
  shop.sim.buyer.authorize({ qr_code: String(created.value.sessionData.qr_code) });
  const { orderNumber, amount } = request;
  return { reference: orderNumber, orderNumber, amount, captureMethod: "manual", captures: [] };
}

const about = ({ orderNumber }: PaymentRef) => ({ reference: orderNumber, orderNumber });

test("a freeze and its release are about our payment", async () => {
  const payment = await agreed();
  expect(await next()).toMatchObject([
    {
      verified: true,
      event: {
        id: expect.stringMatching(/^\w{32}$/),
        type: "fund_auth_freeze.SUCCESS",
        occurredAt: expect.any(Date),
        payment: about(payment),
        payload: { out_order_no: payment.orderNumber, amount: "5.00", rest_amount: "5.00" },
      },
      reply: { status: 200, body: "success" },
    },
  ]);
  await shop.alipay.cancelPayment(payment, "k");
  expect(await next()).toMatchObject([
    { event: { type: "fund_auth_unfreeze.SUCCESS", payment: about(payment) } },
  ]);
});

test("a capture and its refund are about the payment, not about a payment of their own", async () => {
  const payment = await agreed();
  await next();
  const number = `${payment.orderNumber}_capture_1`;
  const capture = { amount: cny(500n), before: cny(0n), keepRest: false, notifyUrl };
  await shop.alipay.capturePayment(payment, capture, number);
  expect(await next()).toMatchObject([
    {
      event: {
        type: "trade_status_sync.TRADE_SUCCESS",
        payment: about(payment),
        payload: { out_trade_no: number },
      },
    },
  ]);
  const parts = [{ capture: number, amount: cny(200n) }];
  await shop.alipay.refundPayment(payment, { reference: "n1", amount: cny(200n), key: "k", parts });
  expect(await next()).toMatchObject([
    { event: { payment: about(payment), payload: { out_biz_no: "n1", refund_fee: "2.00" } } },
  ]);
});
