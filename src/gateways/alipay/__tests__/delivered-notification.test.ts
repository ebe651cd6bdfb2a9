import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { NotificationResult } from "../../gateway";
import { cny, openShop, order, type Shop } from "./shop";

interface Delivered {
  raw: Buffer;
  headers: IncomingHttpHeaders;
}

let shop: Shop;
let server: Server;
let notifyUrl: string;
let arrived: ((delivered: Delivered) => void)[] = [];

/** Answers as the account's connection says, or 400. */
beforeAll(async () => {
  shop = await openShop();
  server = createServer((req, res) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of req) chunks.push(chunk as Buffer);
      const delivered = { raw: Buffer.concat(chunks), headers: req.headers };
      const result = shop.alipay.parseNotification(delivered.raw, delivered.headers);
      res.writeHead(result.verified ? result.reply.status : 400);
      res.end(result.verified ? result.reply.body : result.reason);
      arrived.shift()?.(delivered);
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
  arrived = [];
  shop.sim.faults.clear();
});

function next(): Promise<NotificationResult> {
  return new Promise((resolve) => {
    arrived.push(({ raw, headers }) => resolve(shop.alipay.parseNotification(raw, headers)));
  });
}

async function pay(): Promise<string> {
  const request = { ...order(500n, { channel: "qr" }), notifyUrl };
  await shop.alipay.createPayment(request);
  shop.sim.buyer.pay({ out_trade_no: request.orderNumber });
  return request.orderNumber;
}

test.each(["utf-8", "gbk"] as const)("a payment and its refund arrive in %s", async (charset) => {
  shop.sim.office.setNotifyCharset(charset);
  const paid = next();
  const number = await pay();
  expect(await paid).toMatchObject({
    verified: true,
    event: {
      type: "trade_status_sync.TRADE_SUCCESS",
      payment: { reference: number },
      payload: { total_amount: "5.00", subject: "Tea cups 茶杯" },
    },
  });
  const refunded = next();
  const payment = {
    reference: number,
    orderNumber: number,
    amount: cny(500n),
    captureMethod: "automatic",
    captures: [],
  } as const;
  const refund = { reference: `n_${charset.replace("-", "")}`, amount: cny(500n), key: "k" };
  await shop.alipay.refundPayment(payment, refund);
  expect(await refunded).toMatchObject({
    event: {
      type: "trade_status_sync.TRADE_CLOSED.refund",
      object: refund.reference,
      payload: { refund_fee: "5.00", out_biz_no: refund.reference },
    },
  });
});

test("a forged one is refused, and comes again until it is signed right", async () => {
  shop.sim.faults.add({ kind: "bad_signature", target: "webhook" });
  const first = next();
  await pay();
  expect(await first).toMatchObject({ verified: false, reason: "bad_signature" });
  expect(await next()).toMatchObject({ verified: true });
});
